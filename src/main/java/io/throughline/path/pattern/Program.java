package io.throughline.path.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern as a small machine (Thompson's construction): places that are steps to take, forks, jumps and anchors. The number of places
 * is limited, so that a match costs at most that much for each step of a journey.
 */
final class Program {
    /** Takes a step that {@code x} holds of, and goes on at the next place. */
    static final byte STEP = 0;
    /** Goes on at {@code x} and {@code y}. */
    static final byte FORK = 1;
    /** Goes on at {@code x}. */
    static final byte JUMP = 2;

    static final byte START = 3;
    static final byte END = 4;
    static final byte MATCH = 5;

    static final int MAX_PLACES = 2_000;

    private final List<Single> singles = new ArrayList<>();
    private final java.util.Map<Single, Integer> codes = new java.util.HashMap<>();
    final byte[] op;
    final int[] x;
    final int[] y;
    private int size;

    private Program(int most) {
        op = new byte[most];
        x = new int[most];
        y = new int[most];
    }

    static Program of(PatternText source, Node node) {
        long size = Extent.of(node) + 1;
        if (size > MAX_PLACES) {
            throw source.fault("a path pattern of at most " + MAX_PLACES + " places; this one takes " + size
                    + " once its repetitions are written out: shorten " + Extent.widest(node));
        }
        Program program = new Program((int) size);
        program.emit(node);
        program.add(MATCH, 0, 0);
        return program;
    }

    int size() {
        return size;
    }

    /** The different single steps, by their code. */
    List<Single> singles() {
        return singles;
    }

    private int add(byte code, int first, int second) {
        op[size] = code;
        x[size] = first;
        y[size] = second;
        return size++;
    }

    private void emit(Node node) {
        if (node instanceof Node.One one) {
            add(STEP, code(one.single()), 0);
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(this::emit);
        } else if (node instanceof Node.Choice choice) {
            emit(choice);
        } else if (node instanceof Node.Repeat repeat) {
            emit(repeat);
        } else {
            add(node == Node.Anchor.START ? START : END, 0, 0);
        }
    }

    private int code(Single single) {
        Integer known = codes.putIfAbsent(single, singles.size());
        if (known != null) {
            return known;
        }
        singles.add(single);
        return singles.size() - 1;
    }

    private void emit(Node.Choice choice) {
        int last = choice.options().size() - 1;
        int[] jumps = new int[last];
        for (int i = 0; i < last; i++) {
            int fork = add(FORK, size + 1, 0);
            emit(choice.options().get(i));
            jumps[i] = add(JUMP, 0, 0);
            y[fork] = size;
        }
        emit(choice.options().get(last));
        for (int jump : jumps) {
            x[jump] = size;
        }
    }

    private void emit(Node.Repeat repeat) {
        for (int i = 0; i < repeat.from(); i++) {
            emit(repeat.body());
        }
        if (repeat.to() == Node.MANY) {
            int fork = add(FORK, size + 1, 0);
            emit(repeat.body());
            add(JUMP, fork, 0);
            y[fork] = size;
            return;
        }
        int[] forks = new int[repeat.to() - repeat.from()];
        for (int i = 0; i < forks.length; i++) {
            forks[i] = add(FORK, size + 1, 0);
            emit(repeat.body());
        }
        for (int fork : forks) {
            y[fork] = size;
        }
    }
}
