package io.throughline.comparison;

import io.throughline.journey.InvalidArgument;

/** The bounds of {@code first}. */
final class FirstArgument {
    private static final int MAX_FIRST = 10_000;

    private FirstArgument() {}

    static void check(int first) {
        if (first < 0 || first > MAX_FIRST) {
            throw new InvalidArgument("first", first, "0 to " + MAX_FIRST);
        }
    }
}
