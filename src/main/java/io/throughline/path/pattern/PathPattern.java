package io.throughline.path.pattern;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneyPredicate;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepRows;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntUnaryOperator;

/**
 * Selects the journeys whose path matches a pattern, anywhere unless anchored. A step is judged by the interaction at which it is
 * entered, which matters only where runs were collapsed.
 *
 * <p>Cost: one look-up for each step, nothing beyond the first match; no way back.
 */
public final class PathPattern implements JourneyPredicate {
    private final Automaton automaton;
    /** Tables worked out by threads that are done with them, for the next that asks. */
    private final Queue<States> idle = new ConcurrentLinkedQueue<>();

    private PathPattern(Automaton automaton) {
        this.automaton = automaton;
    }

    /**
     * The pattern read and made ready for a set of journeys; a fault in the text, or a name that the journeys do not hold, is an
     * {@code InvalidArgument} of {@code argument} that names the column.
     */
    public static PathPattern of(String argument, String text, JourneySet set) {
        PatternText source = new PatternText(argument, text);
        Node node = PatternParser.parse(source, new KnownNames(set));
        return new PathPattern(Automaton.of(source, node, set));
    }

    @Override
    public BitSet keep(JourneyBlock block) {
        States free = idle.poll();
        States states = free == null ? States.of(automaton) : free;
        BitSet kept = matching(block, states, automaton.symbols);
        idle.add(states);
        return kept;
    }

    static BitSet matching(JourneyBlock block, States states, Symbols symbols) {
        BitSet kept = new BitSet(block.journeys());
        boolean plain = symbols.ofContacts();
        IntUnaryOperator symbolOf = symbols.of(block.timelines());
        for (int j = 0; j < block.journeys(); j++) {
            int state = plain ? run(block, j, states, symbols.byContact()) : run(block, j, states, symbolOf);
            if (states.matchesAtEnd(state)) {
                kept.set(j);
            }
        }
        return kept;
    }

    private static int run(JourneyBlock block, int journey, States states, int[] symbolOf) {
        int[] contact = block.timelines().contact();
        StepRows row = block.row();
        int end = block.offset()[journey + 1];
        int state = states.first();
        for (int k = block.offset()[journey]; k < end && state > States.LOST; k++) {
            state = states.next(state, symbolOf[contact[row.at(k)]]);
        }
        return state;
    }

    /** The same where rows are asked too. */
    private static int run(JourneyBlock block, int journey, States states, IntUnaryOperator symbolOf) {
        StepRows row = block.row();
        int end = block.offset()[journey + 1];
        int state = states.first();
        for (int k = block.offset()[journey]; k < end && state > States.LOST; k++) {
            state = states.next(state, symbolOf.applyAsInt(row.at(k)));
        }
        return state;
    }
}
