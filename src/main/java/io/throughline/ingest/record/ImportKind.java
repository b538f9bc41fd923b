package io.throughline.ingest.record;

/** What the rows of a file are. */
public enum ImportKind {
    /** Customers meeting touchpoints. */
    INTERACTIONS,
    /** Money spent on a day for a channel or a campaign. */
    COSTS
}
