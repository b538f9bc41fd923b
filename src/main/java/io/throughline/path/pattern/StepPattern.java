package io.throughline.path.pattern;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of exactly one step, as a funnel's step needs it: a name, a class, their alternatives or a negation.
 *
 * <p>Cost: one look-up for each interaction asked about, and a question for each attribute or value test.
 */
public final class StepPattern implements RowTest {
    private final Symbols symbols;
    private final BitSet accepted;

    private StepPattern(Symbols symbols, BitSet accepted) {
        this.symbols = symbols;
        this.accepted = accepted;
    }

    /** The pattern read and made ready; anything but exactly one step is an {@code InvalidArgument} of {@code argument}. */
    public static StepPattern of(String argument, String text, JourneySet set, AttributeTests attributes) {
        PatternText source = new PatternText(argument, text);
        Node node = PatternParser.parse(source, new KnownNames(set, attributes));
        Single single = single(node)
                .orElseThrow(() -> source.fault("a pattern of exactly one step, such as \"name\", [channel=email],"
                        + " \"a\" | \"b\" or !\"name\": no sequence, gap, anchor or repetition"));
        Symbols symbols = Symbols.of(source, List.of(single), set, attributes);
        return new StepPattern(symbols, symbols.accepted(single));
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

    /** Whether an interaction, as the step it enters, fits. */
    @Override
    public boolean test(Timelines timelines, int row) {
        return accepted.get(symbols.of(timelines, row));
    }

    /** The steps of a block that fit, by place: those whose entering row does. */
    public BitSet steps(JourneyBlock block) {
        BitSet fitting = new BitSet(block.steps());
        for (int place = 0; place < block.steps(); place++) {
            fitting.set(place, test(block.timelines(), block.row()[place]));
        }
        return fitting;
    }

    /** By contact: whether it fits; empty where values or attributes decide too. */
    public Optional<boolean[]> byContact() {
        if (!symbols.ofContacts()) {
            return Optional.empty();
        }
        int[] symbol = symbols.byContact();
        boolean[] fits = new boolean[symbol.length];
        for (int contact = 0; contact < fits.length; contact++) {
            fits[contact] = accepted.get(symbol[contact]);
        }
        return Optional.of(fits);
    }
}
