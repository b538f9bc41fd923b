package io.throughline.map;

/** The rows of a map. */
public enum Lane {
    OWNER,
    GOALS,
    JOURNEY,
    TOUCHPOINTS,
    CHANNELS,
    FEELING,
    VOICES,
    PAINS,
    KPIS,
    CHANCES,
    TALK
}
