package io.throughline.journey;

import java.time.Instant;

/**
 * What somebody decided of two identifiers. It outweighs what records show.
 *
 * @param joins one customer, or never one
 */
public record IdentityDecision(
        String id, boolean joins, Identifier a, Identifier b, String author, String reason, Instant at) {
    /** One identifier. */
    public record Identifier(String kind, String value) {}
}
