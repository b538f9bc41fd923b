package io.throughline.map;

/** How far a map has come. */
public enum MapStatus {
    DRAFT,
    LIVE,
    RETIRED
}
