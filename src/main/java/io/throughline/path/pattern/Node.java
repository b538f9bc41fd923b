package io.throughline.path.pattern;

import java.util.List;

/** A pattern as it was read. */
sealed interface Node {
    /** No upper bound of a repetition. */
    int MANY = Integer.MAX_VALUE;

    /** One step. */
    record One(Single single) implements Node {}

    /** Parts that follow each other directly; at least two. */
    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of several; at least two. */
    record Choice(List<Node> options) implements Node {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** The body {@code from} to {@code to} times; a gap repeats any step. */
    record Repeat(Node body, int from, int to) implements Node {
        public Repeat {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("repetition from " + from + " to " + to);
            }
        }
    }

    /** The place before the first step or after the last. */
    enum Anchor implements Node {
        START,
        END
    }
}
