package io.throughline.comparison;

/** The part of the gap in conversion that comes of how journeys go on from one step; START stands for where they begin. */
public record GapPart(String step, double part) {}
