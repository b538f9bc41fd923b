package io.throughline.journey;

import org.jspecify.annotations.Nullable;

/** The customer's n-th journeys, counted from 1, both ends included. */
public record NumberRange(@Nullable Integer from, @Nullable Integer to) {
    public NumberRange {
        if (from != null && from < 1) {
            throw new InvalidArgument("scope.number.from", from, "1 or more");
        }
        if (to != null && to < (from == null ? 1 : from)) {
            throw new InvalidArgument(
                    "scope.number.to", to, "at least " + (from == null ? "1" : "number.from = " + from));
        }
    }
}
