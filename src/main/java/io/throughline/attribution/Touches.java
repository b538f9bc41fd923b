package io.throughline.attribution;

import io.throughline.journey.JourneyBlock;

/** The steps of one converted journey before its conversion, oldest first; one object looks at journey after journey. */
final class Touches {
    private final JourneyBlock block;
    private final int[] stamp;
    private int from;
    private int size;
    private long conversion;
    private boolean timed;
    private int current;

    /** @param steps how many step codes there are */
    Touches(JourneyBlock block, int steps) {
        this.block = block;
        this.stamp = new int[steps];
    }

    void look(int journey) {
        from = block.offset()[journey];
        size = block.offset()[journey + 1] - 1 - from;
        conversion = block.timelines().at()[block.row().at(from + size)];
        timed = !block.countsSteps(journey);
    }

    int size() {
        return size;
    }

    /** Step code of a touch. */
    int step(int touch) {
        return block.step()[from + touch];
    }

    /** The journey has times; without them {@link #microsBefore} means nothing. */
    boolean timed() {
        return timed;
    }

    /** From leaving the touch to the conversion. */
    long microsBefore(int touch) {
        return conversion - block.timelines().at()[block.lastRow().at(from + touch)];
    }

    /** Marks the first touch of each step with 1, the others with 0; returns how many steps there are. */
    int markSteps(double[] marks) {
        int distinct = 0;
        current++;
        for (int i = 0; i < size; i++) {
            int step = step(i);
            boolean first = stamp[step] != current;
            stamp[step] = current;
            marks[i] = first ? 1 : 0;
            distinct += first ? 1 : 0;
        }
        return distinct;
    }
}
