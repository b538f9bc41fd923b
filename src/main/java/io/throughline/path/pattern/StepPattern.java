package io.throughline.path.pattern;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A pattern of exactly one step, as a funnel's step needs it: a name, a class, their alternatives or a negation. Any thread may ask.
 *
 * <p>Cost: one look-up for each interaction asked about, and a question for each attribute or value test.
 */
public final class StepPattern {
    private final JourneySet set;
    private final Symbols symbols;
    private final BitSet accepted;
    private final Map<Timelines, IntUnaryOperator> symbolOf = new IdentityHashMap<>();

    private StepPattern(JourneySet set, Symbols symbols, BitSet accepted) {
        this.set = set;
        this.symbols = symbols;
        this.accepted = accepted;
        set.blocks().forEach(block -> symbolOf.computeIfAbsent(block.timelines(), symbols::of));
    }

    /** The pattern read and made ready; anything but exactly one step is an {@code InvalidArgument} of {@code argument}. */
    public static StepPattern of(String argument, String text, JourneySet set) {
        PatternText source = new PatternText(argument, text);
        Node node = PatternParser.parse(source, new KnownNames(set));
        Single single = single(node)
                .orElseThrow(() -> source.fault("a pattern of exactly one step, such as \"name\", [channel=email],"
                        + " \"a\" | \"b\" or !\"name\": no sequence, gap, anchor or repetition"));
        Symbols symbols = Symbols.of(source, List.of(single), set);
        return new StepPattern(set, symbols, symbols.accepted(single));
    }

    private static Optional<Single> single(Node node) {
        if (node instanceof Node.One one) {
            return Optional.of(one.single());
        }
        if (!(node instanceof Node.Choice choice)) {
            return Optional.empty();
        }
        List<Single> singles = choice.options().stream()
                .flatMap(option -> single(option).stream())
                .toList();
        return singles.size() == choice.options().size() ? Optional.of(new Single.OneOf(singles)) : Optional.empty();
    }

    /** Whether the step at a place of a block fits, judged by the interaction at which it is entered. */
    public boolean fits(JourneyBlock block, int place) {
        Timelines timelines = block.timelines();
        int row = block.row().at(place);
        int symbol = symbols.ofContacts()
                ? symbols.byContact()[timelines.contact()[row]]
                : Objects.requireNonNull(symbolOf.get(timelines)).applyAsInt(row);
        return accepted.get(symbol);
    }

    /** By step code: whether it fits; empty where a step alone does not decide. */
    public Optional<boolean[]> bySteps() {
        int[] stepOf = set.plan().step();
        boolean[] fits = new boolean[set.steps().size()];
        boolean[] known = new boolean[fits.length];
        for (int contact = 0; contact < stepOf.length; contact++) {
            int step = stepOf[contact];
            boolean fit = accepted.get(symbols.byContact()[contact]);
            if (!symbols.ofContacts() || (step >= 0 && known[step] && fits[step] != fit)) {
                return Optional.empty();
            }
            if (step >= 0) {
                known[step] = true;
                fits[step] = fit;
            }
        }
        return Optional.of(fits);
    }
}
