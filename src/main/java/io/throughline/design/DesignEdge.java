package io.throughline.design;

/** A step may directly follow another. */
public record DesignEdge(String from, String to) {}
