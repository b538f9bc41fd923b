package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.Steps;
import java.util.Arrays;

/**
 * The runs of steps of one block that are compared with each other: its journeys, or its windows of some length; as {@code base} the
 * same without a closing conversion step.
 *
 * @param start first step of each run
 * @param end step after the last of each run
 * @param journey journey of each run
 * @param hash equal for equal runs
 */
record Runs(int[] start, int[] end, int[] journey, long[] hash) {
    private static final long BASE = 0x5851F42D4C957F2DL;

    /** @param length of the windows; 0: whole journeys */
    static Runs of(JourneyBlock block, Steps steps, int length, boolean base) {
        return length == 0 ? journeys(block, steps, base) : windows(block, steps, length, base);
    }

    /** A run without steps for each journey. */
    static Runs empty(JourneyBlock block) {
        int[] start = Arrays.copyOf(block.offset(), block.journeys());
        int[] journey = new int[block.journeys()];
        Arrays.setAll(journey, j -> j);
        return new Runs(start, start, journey, new long[block.journeys()]);
    }

    int size() {
        return hash.length;
    }

    private static boolean closes(JourneyBlock block, Steps steps, int journey) {
        int end = block.offset()[journey + 1];
        return end > block.offset()[journey] && steps.isConversion(block.step()[end - 1]);
    }

    private static Runs journeys(JourneyBlock block, Steps steps, boolean base) {
        int n = block.journeys();
        int[] start = new int[n];
        int[] end = new int[n];
        int[] journey = new int[n];
        long[] hash = new long[n];
        for (int j = 0; j < n; j++) {
            start[j] = block.offset()[j];
            end[j] = block.offset()[j + 1] - (base && closes(block, steps, j) ? 1 : 0);
            journey[j] = j;
            hash[j] = mix(sum(block.step(), start[j], end[j]));
        }
        return new Runs(start, end, journey, hash);
    }

    private static Runs windows(JourneyBlock block, Steps steps, int length, boolean base) {
        int size = 0;
        for (int pass = 0; ; pass++) {
            Runs runs = pass == 0 ? null : new Runs(new int[size], new int[size], new int[size], new long[size]);
            int n = 0;
            for (int j = 0; j < block.journeys(); j++) {
                int end = block.offset()[j + 1] - (base && closes(block, steps, j) ? 1 : 0);
                int here = Math.max(0, end - block.offset()[j] - length + 1);
                if (runs != null) {
                    runs.fill(block, j, n, here, length);
                }
                n += here;
            }
            if (runs != null) {
                return runs;
            }
            size = n;
        }
    }

    /** The windows of one journey; each hash follows from the one before. */
    private void fill(JourneyBlock block, int j, int first, int windows, int length) {
        int[] step = block.step();
        int at = block.offset()[j];
        long sum = windows == 0 ? 0 : sum(step, at, at + length);
        long highest = windows < 2 ? 0 : power(length);
        for (int w = 0; w < windows; w++) {
            if (w > 0) {
                sum = sum * BASE + (step[at + w + length - 1] + 1L) - highest * (step[at + w - 1] + 1L);
            }
            start[first + w] = at + w;
            end[first + w] = at + w + length;
            journey[first + w] = j;
            hash[first + w] = mix(sum);
        }
    }

    private static long sum(int[] step, int from, int to) {
        long sum = 0;
        for (int k = from; k < to; k++) {
            sum = sum * BASE + (step[k] + 1L);
        }
        return sum;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= BASE;
        }
        return power;
    }

    private static long mix(long sum) {
        long h = sum;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
