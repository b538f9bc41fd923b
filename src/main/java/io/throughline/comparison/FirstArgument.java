package io.throughline.comparison;

import io.throughline.journey.InvalidArgument;

/** The bounds of {@code first}. */
final class FirstArgument {
    private static final int MOST = 10_000;

    private FirstArgument() {}

    static void check(int first) {
        if (first < 0 || first > MOST) {
            throw new InvalidArgument("first", first, "0 to " + MOST);
        }
    }
}
