package io.throughline.path.pattern;

import io.throughline.journey.InvalidArgument;

/** The text of a pattern and the argument it came in, so that every fault names both and the place. */
record PatternText(String argument, String text) {
    private static final int MAX_LENGTH = 2_000;
    private static final int SHOWN = 200;

    PatternText {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidArgument(
                    argument,
                    text.substring(0, SHOWN) + "…",
                    "a path pattern of at most " + MAX_LENGTH + " characters; this one has " + text.length());
        }
    }

    /** What was found where something else should stand. */
    InvalidArgument fault(Token found, String expected) {
        return fault(found.column(), "found " + found.shown() + ", expected " + expected);
    }

    InvalidArgument fault(int column, String problem) {
        return fault("a path pattern; at column " + column + " " + problem);
    }

    InvalidArgument fault(String allowed) {
        return new InvalidArgument(argument, text, allowed);
    }

    int column(int index) {
        return text.codePointCount(0, index) + 1;
    }
}
