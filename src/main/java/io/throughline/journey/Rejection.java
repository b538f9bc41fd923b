package io.throughline.journey;

import org.jspecify.annotations.Nullable;

/** A row that was refused: line in the file (the header is line 1; null where there is no file), why, and the row's text. */
public record Rejection(@Nullable Long line, String reason, String row) {}
