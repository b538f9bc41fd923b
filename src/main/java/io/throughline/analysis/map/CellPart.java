package io.throughline.analysis.map;

/** What of the cells of a map takes long, so that it is worked out before the columns are read. */
public enum CellPart {
    EFFECTS,
    FEELINGS,
    VOICES,
    KPIS,
    PAINS,
    /** What a page shows beside these. */
    PAGE
}
