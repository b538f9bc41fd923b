package io.throughline.quality;

import java.util.Arrays;

/** What known texts look like, by their place. */
final class Shapes {
    private static final CellType[] TYPES = CellType.values();

    private byte[] types = new byte[32];
    private int[] patterns = new int[32];
    private int[] lengths = new int[32];
    private double[] numbers = new double[32];

    /** @param pattern its place; −1 where there are too many */
    void set(int place, CellShape shape, int pattern, int length) {
        if (place == types.length) {
            types = Arrays.copyOf(types, place * 2);
            patterns = Arrays.copyOf(patterns, place * 2);
            lengths = Arrays.copyOf(lengths, place * 2);
            numbers = Arrays.copyOf(numbers, place * 2);
        }
        types[place] = (byte) shape.type.ordinal();
        patterns[place] = pattern;
        lengths[place] = length;
        numbers[place] = shape.number;
    }

    CellType type(int place) {
        return TYPES[types[place]];
    }

    int pattern(int place) {
        return patterns[place];
    }

    int length(int place) {
        return lengths[place];
    }

    double number(int place) {
        return numbers[place];
    }
}
