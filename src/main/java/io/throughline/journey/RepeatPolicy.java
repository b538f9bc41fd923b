package io.throughline.journey;

/** Whether runs of one step stay or become one step. A conversion is never merged. */
public enum RepeatPolicy {
    KEEP,
    COLLAPSE
}
