package io.throughline.quality;

import java.util.Arrays;

/** An even choice of numbers that depends on their places only: all of them while they are few. */
final class EvenSample {
    private static final int MOST = 8_192;

    private double[] values = new double[64];
    private long[] ranks = new long[64];
    private int size;
    private long seen;
    /** Numbers whose rank is below are chosen. */
    private long below = Long.MAX_VALUE;

    void add(double value) {
        long rank = (++seen * 0x9E3779B97F4A7C15L ^ seen) >>> 1;
        rank = (rank ^ rank >>> 29) * 0xBF58476D1CE4E5B9L >>> 1;
        if (rank >= below) {
            return;
        }
        if (size == MOST) {
            halve();
            if (rank >= below) {
                return;
            }
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            ranks = Arrays.copyOf(ranks, size * 2);
        }
        values[size] = value;
        ranks[size++] = rank;
    }

    private void halve() {
        below >>>= 1;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (ranks[i] < below) {
                values[kept] = values[i];
                ranks[kept++] = ranks[i];
            }
        }
        size = kept;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The value that most of the chosen ones have. @param share of them; 0 where there is none */
    record Run(double value, double share) {}

    Run longestRun() {
        double[] sorted = sorted();
        double value = 0;
        int most = 0;
        int start = 0;
        for (int i = 0; i < size; i++) {
            start = sorted[i] == sorted[start] ? start : i;
            if (i - start + 1 > most) {
                most = i - start + 1;
                value = sorted[i];
            }
        }
        return new Run(value, size == 0 ? 0 : (double) most / size);
    }

    private double[] sorted() {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }

    double median() {
        double[] sorted = sorted();
        int middle = size / 2;
        return size % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
