package io.throughline.quality;

/** A value, or a pattern, and how many cells have it. */
public record ValueCount(String value, long count) {}
