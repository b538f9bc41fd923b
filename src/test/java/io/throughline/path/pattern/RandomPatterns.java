package io.throughline.path.pattern;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Patterns of every kind: nested alternatives, empty repetitions, anchors anywhere, gaps, classes, negations. */
final class RandomPatterns {
    private final Random random;
    private final List<String> steps;

    RandomPatterns(Random random, List<String> steps) {
        this.random = random;
        this.steps = steps;
    }

    Node node(int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 10);
        return switch (kind) {
            case 0, 1, 2 -> new Node.One(single(2));
            case 3 -> random.nextInt(3) > 0 ? gap() : anchor();
            case 4, 5, 6 -> new Node.Sequence(list(2 + random.nextInt(3), depth));
            case 7 -> new Node.Choice(list(2 + random.nextInt(2), depth));
            default -> repeat(depth);
        };
    }

    private List<Node> list(int size, int depth) {
        return IntStream.range(0, size).mapToObj(i -> node(depth - 1)).toList();
    }

    private Node gap() {
        int from = random.nextInt(3);
        int to = random.nextBoolean() ? Node.MANY : from + random.nextInt(3);
        return new Node.Repeat(new Node.One(new Single.Any()), from, to);
    }

    private Node anchor() {
        return random.nextBoolean() ? Node.Anchor.START : Node.Anchor.END;
    }

    private Node repeat(int depth) {
        int from = random.nextInt(3);
        int to = random.nextInt(3) == 0 ? Node.MANY : from + random.nextInt(3);
        return new Node.Repeat(node(depth - 1), from, to);
    }

    Single single(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 8);
        return switch (kind) {
            case 0, 1, 2 -> Single.named(of(steps));
            case 3 -> new Single.Any();
            case 4 ->
                new Single.Tested(IntStream.range(0, 1 + random.nextInt(2))
                        .mapToObj(i -> test())
                        .toList());
            default ->
                new Single.Not(
                        random.nextInt(3) == 0
                                ? new Single.OneOf(List.of(single(depth - 1), single(depth - 1)))
                                : single(depth - 1));
        };
    }

    private StepPredicate test() {
        Comparison same = random.nextBoolean() ? Comparison.EQUAL : Comparison.UNEQUAL;
        Comparison any = Comparison.values()[random.nextInt(6)];
        return switch (random.nextInt(7)) {
            case 0 -> new StepPredicate(Field.STEP, "", same, of(steps));
            case 1 -> new StepPredicate(Field.TOUCHPOINT, "", same, of(RandomJourneys.TOUCHPOINTS));
            case 2 -> new StepPredicate(Field.CHANNEL, "", same, orNone(RandomJourneys.CHANNELS));
            case 3 -> new StepPredicate(Field.STAGE, "", same, orNone(RandomJourneys.STAGES));
            case 4 -> new StepPredicate(Field.CAMPAIGN, "", same, orNone(RandomJourneys.CAMPAIGNS));
            case 5 -> new StepPredicate(Field.VALUE, "", any, String.valueOf(random.nextInt(5)));
            default -> new StepPredicate(Field.ATTRIBUTE, "plan", same, orNone(List.of("gold", "silver")));
        };
    }

    private String of(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String orNone(List<String> words) {
        return random.nextInt(4) == 0 ? "(none)" : of(words);
    }
}
