package io.throughline.quality;

/** What a cell's text looks like. */
public enum CellType {
    /** Digits with a sign or none, at most 15 of them: longer ones are identifiers. */
    INTEGER,
    /** Digits with a point, or with a comma before one or two digits. */
    DECIMAL,
    /** A date that exists, alone or with a time of day. */
    TIME,
    EMAIL,
    TEXT
}
