package io.throughline.design;

/** How a journey leaves its design. */
public enum DeviationKind {
    /** A step of the design that the journey passes over. */
    SKIPPED,
    /** A visit that the design does not foresee at that place. */
    EXTRA,
    /** A step that is passed over where the design has it, and visited elsewhere. */
    OUT_OF_ORDER
}
