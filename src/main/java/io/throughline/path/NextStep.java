package io.throughline.path;

/**
 * A step that others are counted by.
 *
 * @param share of all that are counted with it
 */
public record NextStep(String step, long count, double share) {}
