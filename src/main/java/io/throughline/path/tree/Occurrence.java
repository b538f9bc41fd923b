package io.throughline.path.tree;

/** From the first visit to the anchor in each journey, or from each visit. */
public enum Occurrence {
    FIRST,
    EVERY
}
