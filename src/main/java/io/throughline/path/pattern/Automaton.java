package io.throughline.path.pattern;

import io.throughline.journey.JourneySet;
import java.util.BitSet;

/** A pattern made ready for one set of journeys: its program, its alphabet, and which symbols each place takes. Shared by threads. */
final class Automaton {
    final Program program;
    final Symbols symbols;
    /** By code of a single step: the symbols it may be. */
    private final BitSet[] accepted;
    /** By place: the end of the journey there is a match. */
    private final boolean[] endsAt;

    private Automaton(Program program, Symbols symbols) {
        this.program = program;
        this.symbols = symbols;
        accepted = program.singles().stream().map(symbols::accepted).toArray(BitSet[]::new);
        endsAt = ends(program);
    }

    static Automaton of(PatternText source, Node node, JourneySet set) {
        Program program = Program.of(source, node);
        return new Automaton(program, Symbols.of(source, program.singles(), set));
    }

    boolean accepts(int place, int symbol) {
        return accepted[program.x[place]].get(symbol);
    }

    boolean endsAt(int place) {
        return endsAt[place];
    }

    /** Places from which a match is reached at the end of a journey: without a step, and not through the start. */
    private static boolean[] ends(Program program) {
        boolean[] ends = new boolean[program.size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int place = program.size() - 1; place >= 0; place--) {
                if (!ends[place] && ends(program, place, ends)) {
                    ends[place] = true;
                    changed = true;
                }
            }
        }
        return ends;
    }

    private static boolean ends(Program program, int place, boolean[] ends) {
        return switch (program.op[place]) {
            case Program.MATCH -> true;
            case Program.END -> ends[place + 1];
            case Program.JUMP -> ends[program.x[place]];
            case Program.FORK -> ends[program.x[place]] || ends[program.y[place]];
            default -> false;
        };
    }
}
