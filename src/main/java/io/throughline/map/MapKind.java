package io.throughline.map;

/** Whether a map draws what is, or what should be. */
public enum MapKind {
    AS_IS,
    TO_BE
}
