package io.throughline.path.pattern;

import java.util.Arrays;

/**
 * A set of places of a program at which steps may be taken next, and whether the journey may end here or has matched. Grows only by
 * following forks, jumps and anchors, each place once.
 *
 * <p>Cost: at most the size of the program for all additions since it was cleared.
 */
final class Places {
    private final Automaton automaton;
    private final Program program;
    private final long[] bits;
    private final int[] stack;
    private final int[] seen;
    private int round;
    private boolean atStart;
    private boolean matched;
    private long visits;

    Places(Automaton automaton) {
        this.automaton = automaton;
        program = automaton.program;
        bits = new long[words(program)];
        stack = new int[2 * program.size()];
        seen = new int[program.size()];
    }

    /** One bit for each place and one more: the journey may end here. */
    private static int words(Program program) {
        return (program.size() >> 6) + 1;
    }

    static boolean mayEnd(long[] bits, Program program) {
        return (bits[program.size() >> 6] >>> program.size() & 1) != 0;
    }

    void clear(boolean beforeFirstStep) {
        Arrays.fill(bits, 0);
        round++;
        atStart = beforeFirstStep;
        matched = false;
    }

    /** Adds what is reached from a place without a step. */
    void add(int from) {
        int size = push(0, from);
        while (size > 0 && !matched) {
            int place = stack[--size];
            size = visit(place, size);
        }
    }

    private int visit(int place, int size) {
        visits++;
        switch (program.op[place]) {
            case Program.STEP -> bits[place >> 6] |= 1L << place;
            case Program.MATCH -> matched = true;
            case Program.JUMP -> {
                return push(size, program.x[place]);
            }
            case Program.FORK -> {
                return push(push(size, program.y[place]), program.x[place]);
            }
            case Program.START -> {
                return atStart ? push(size, place + 1) : size;
            }
            default -> bits[program.size() >> 6] |= automaton.endsAt(place + 1) ? 1L << program.size() : 0;
        }
        return size;
    }

    private int push(int size, int place) {
        if (seen[place] == round) {
            return size;
        }
        seen[place] = round;
        stack[size] = place;
        return size + 1;
    }

    /** Takes a step of this kind from every place that allows it, and begins anew after it: a match may start anywhere. */
    void advance(long[] before, int symbol) {
        clear(false);
        for (int word = 0; word < before.length && !matched; word++) {
            for (long left = before[word]; left != 0; left &= left - 1) {
                int place = (word << 6) + Long.numberOfTrailingZeros(left);
                visits++;
                if (place < program.size() && automaton.accepts(place, symbol)) {
                    add(place + 1);
                }
            }
        }
        add(0);
    }

    boolean matched() {
        return matched;
    }

    boolean isEmpty() {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    long[] bits() {
        return bits;
    }

    /** Places looked at since this was made. */
    long visits() {
        return visits;
    }
}
