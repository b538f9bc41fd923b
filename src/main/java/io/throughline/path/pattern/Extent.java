package io.throughline.path.pattern;

import java.util.List;
import java.util.stream.Stream;

/** How many places a pattern takes once its repetitions are written out: at most this, told before anything is built. */
final class Extent {
    private static final int SHOWN = 80;

    private Extent() {}

    /** Never more than a long holds: depth and bounds are limited, and sums stop growing far above any limit. */
    static long of(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sum(sequence.parts());
        }
        if (node instanceof Node.Choice choice) {
            return sum(choice.options()) + 2L * (choice.options().size() - 1);
        }
        if (node instanceof Node.Repeat repeat) {
            long times = repeat.to() == Node.MANY ? repeat.from() + 1L : repeat.to();
            return capped(times * (of(repeat.body()) + 1) + 1);
        }
        return 1;
    }

    /** The text of the bounded repetition that takes most. */
    static String widest(Node node) {
        Node widest = repeats(node)
                .max(java.util.Comparator.comparingLong(Extent::of))
                .orElse(node);
        String text = Printed.of(widest);
        return text.length() > SHOWN
                ? text.substring(0, SHOWN / 2) + " … " + text.substring(text.length() - SHOWN / 2)
                : text;
    }

    private static Stream<Node> repeats(Node node) {
        Stream<Node> inner = inner(node).stream().flatMap(Extent::repeats);
        boolean bounded = node instanceof Node.Repeat repeat
                && (repeat.from() > 1 || (repeat.to() > 1 && repeat.to() != Node.MANY));
        return bounded ? Stream.concat(Stream.of(node), inner) : inner;
    }

    private static List<Node> inner(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts();
        }
        if (node instanceof Node.Choice choice) {
            return choice.options();
        }
        return node instanceof Node.Repeat repeat ? List.of(repeat.body()) : List.of();
    }

    private static long sum(List<Node> nodes) {
        return capped(nodes.stream().mapToLong(Extent::of).sum());
    }

    private static long capped(long size) {
        return Math.min(size, 1_000_000_000_000L);
    }
}
