package io.throughline.design;

/**
 * A deviation that somebody allowed: it is counted and costs nothing.
 *
 * @param kind SKIPPED or EXTRA
 * @param step of a skip the id of the design's step, of an extra visit the id of the journey's step
 */
public record AllowedDeviation(DeviationKind kind, String step) {}
