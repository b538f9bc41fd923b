package io.throughline.map;

/** How far an opportunity has come. */
public enum OpportunityStatus {
    OPEN,
    PLANNED,
    DOING,
    DONE,
    DISMISSED
}
