package io.throughline.journey;

/** Whether {@code at} counts microseconds UTC or steps. */
public enum Clock {
    TIME,
    STEP
}
