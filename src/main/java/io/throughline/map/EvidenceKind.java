package io.throughline.map;

/** What a cell of a map stands on: nothing, what somebody drew, what the data show, or both. */
public enum EvidenceKind {
    NONE,
    DRAWN,
    DATA,
    BOTH
}
