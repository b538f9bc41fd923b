package io.throughline.path.pattern;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.function.IntUnaryOperator;

/**
 * Finds where matches of a path pattern are complete in the steps of a block. One thread at a time.
 *
 * <p>Cost: one look-up for each step looked at, nothing beyond the first match.
 */
public final class Completions {
    private static final int NONE = -1;

    private final JourneyBlock block;
    private final States states;
    private final IntUnaryOperator symbolOf;

    private Completions(JourneyBlock block, Automaton automaton) {
        this.block = block;
        states = States.of(automaton);
        symbolOf = automaton.symbols.of(block.timelines());
    }

    /** A pattern made ready, from which each thread takes its own search. */
    public static final class Of {
        private final Automaton automaton;

        private Of(Automaton automaton) {
            this.automaton = automaton;
        }

        public Completions in(JourneyBlock block) {
            return new Completions(block, automaton);
        }
    }

    /** The pattern read; faults as those of {@link PathPattern#of}. */
    public static Of pattern(String argument, String text, JourneySet set) {
        PatternText source = new PatternText(argument, text);
        return new Of(Automaton.of(source, PatternParser.parse(source, new KnownNames(set)), set));
    }

    /** The place of the step that completes the first match within a whole journey; −1 where there is none. */
    public int first(int journey) {
        return find(block.offset()[journey], block.offset()[journey + 1], states.first(), true);
    }

    /** The same of the next match, which begins after the one completed at a place. */
    public int next(int journey, int place) {
        return find(place + 1, block.offset()[journey + 1], states.later(), true);
    }

    /** The place of the step that completes the first match among steps [from, to), wherever journeys end in between; −1 where there is none. */
    public int among(int from, int to) {
        return find(from, to, states.later(), false);
    }

    private int find(int from, int to, int before, boolean ends) {
        if (before == States.MATCHED) {
            return from < to ? from : NONE;
        }
        int state = before;
        for (int place = from; place < to && state != States.LOST; place++) {
            state = states.next(state, symbolOf.applyAsInt(block.row().at(place)));
            if (state == States.MATCHED) {
                return place;
            }
        }
        return ends && to > from && states.matchesAtEnd(state) ? to - 1 : NONE;
    }
}
