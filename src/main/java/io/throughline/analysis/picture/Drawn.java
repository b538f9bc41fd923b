package io.throughline.analysis.picture;

/** A cell that was drawn from its upper left corner, and how high it is. */
record Drawn(Sketch sketch, double height) {}
