package io.throughline.path.variant;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.Steps;
import java.util.Arrays;

/**
 * The runs of steps of one block that are compared with each other, journey by journey: its journeys, or its windows of some length; as
 * {@code base} the same without a closing conversion step.
 */
final class Spans {
    private static final int WHOLE = -1;

    private final JourneyBlock block;
    private final Steps steps;
    /** Steps of each run, or WHOLE. */
    private final int length;

    private final boolean base;
    /** First run of each journey, and one entry more; empty where each journey is one run. */
    private final int[] first;

    private Spans(JourneyBlock block, Steps steps, int length, boolean base) {
        this.block = block;
        this.steps = steps;
        this.length = length;
        this.base = base;
        this.first = onePerJourney() ? new int[0] : windows();
    }

    /** @param length of the windows; 0: whole journeys */
    static Spans of(JourneyBlock block, Steps steps, int length, boolean base) {
        return new Spans(block, steps, length == 0 ? WHOLE : length, base);
    }

    /** A run without steps for each journey. */
    static Spans empty(JourneyBlock block, Steps steps) {
        return new Spans(block, steps, 0, false);
    }

    private int[] windows() {
        int[] windows = new int[block.journeys() + 1];
        for (int j = 0; j < block.journeys(); j++) {
            int here = endOf(j) - block.offset()[j] - length + 1;
            windows[j + 1] = windows[j] + Math.max(0, here);
        }
        return windows;
    }

    JourneyBlock block() {
        return block;
    }

    /** A run's number is its journey's. */
    boolean onePerJourney() {
        return length <= 0;
    }

    int size() {
        return first(block.journeys());
    }

    /** First run of a journey; of the one after the last: how many runs there are. */
    int first(int journey) {
        return onePerJourney() ? journey : first[journey];
    }

    /** First step of a run of a journey. */
    int start(int journey, int run) {
        return block.offset()[journey] + run - first(journey);
    }

    /** Step after the last of a run of a journey. */
    int end(int journey, int run) {
        return length == WHOLE ? endOf(journey) : start(journey, run) + length;
    }

    int journey(int run) {
        if (onePerJourney()) {
            return run;
        }
        int place = Arrays.binarySearch(first, run);
        int journey = place < 0 ? -place - 2 : place;
        while (first[journey + 1] == run) {
            journey++;
        }
        return journey;
    }

    /** Where the steps end that runs of a journey are made of. */
    private int endOf(int journey) {
        int end = block.offset()[journey + 1];
        boolean closes = base && end > block.offset()[journey] && steps.isConversion(block.step()[end - 1]);
        return closes ? end - 1 : end;
    }

    /** Puts the key and the journey of each run where its number says. */
    void fill(SpanKeys keys, long[] key, int[] journey) {
        for (int j = 0; j < block.journeys(); j++) {
            if (onePerJourney()) {
                key[j] = keys.of(block.step(), start(j, j), end(j, j));
            } else {
                keys.windows(block.step(), block.offset()[j], endOf(j), length, key, first[j]);
            }
            Arrays.fill(journey, first(j), first(j + 1), j);
        }
    }
}
