package io.throughline.comparison;

import io.throughline.journey.Reserved;
import io.throughline.journey.Steps;
import java.util.Arrays;
import java.util.TreeSet;

/** The steps of two sets as one list, ascending by id, then START and ENDED; with what number each set's step codes have in it. */
final class JointSteps {
    private final Steps steps;
    private final int[][] number;

    private JointSteps(Steps steps, int[][] number) {
        this.steps = steps;
        this.number = number;
    }

    static JointSteps of(Steps a, Steps b) {
        TreeSet<String> ids = new TreeSet<>();
        for (Steps side : new Steps[] {a, b}) {
            for (int step = 0; step < side.size(); step++) {
                ids.add(side.id(step));
            }
        }
        boolean[] conversion = new boolean[ids.size()];
        Steps all = new Steps(ids.stream().toList(), conversion);
        for (int step = 0; step < conversion.length; step++) {
            conversion[step] = converts(a, all.id(step)) || converts(b, all.id(step));
        }
        Steps marked = new Steps(ids.stream().toList(), conversion);
        return new JointSteps(marked, new int[][] {numbers(a, marked), numbers(b, marked)});
    }

    private static boolean converts(Steps side, String id) {
        int step = side.find(id);
        return step >= 0 && side.isConversion(step);
    }

    private static int[] numbers(Steps side, Steps all) {
        int[] numbers = new int[side.size() + 2];
        Arrays.setAll(numbers, step -> step < side.size() ? all.find(side.id(step)) : all.size() + step - side.size());
        return numbers;
    }

    /** A step is a conversion where it is one in either set. */
    Steps steps() {
        return steps;
    }

    int nodes() {
        return steps.size() + 2;
    }

    int start() {
        return steps.size();
    }

    int ended() {
        return steps.size() + 1;
    }

    /** By a set's own code, of START and ENDED too: its number here. @param side 0 for a, 1 for b */
    int[] numbers(int side) {
        return number[side];
    }

    /** True where a set's codes need no translation. */
    boolean keeps(int side) {
        return number[side].length == nodes();
    }

    String id(int node) {
        if (node == start()) {
            return Reserved.START;
        }
        return node == ended() ? Reserved.ENDED : steps.id(node);
    }
}
