package io.throughline.index;

/** What a column tells of: interactions or customers. */
enum ColumnKind {
    ATTRIBUTE,
    TRAIT
}
