package io.throughline.map;

import java.time.Instant;

/** Who said something, and when. */
public record Signed(String by, Instant at) {}
