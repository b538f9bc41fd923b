package io.throughline.map;

/** What something can hang on. */
public enum AnchorKind {
    MAP,
    STAGE,
    TOUCHPOINT,
    EDGE,
    PATH,
    PAIN_POINT,
    OPPORTUNITY,
    KPI,
    CELL
}
