package io.throughline.design;

/** A deviation as one number: kind, step and the position of the design after which it happens, so that equal ones are found fast. */
final class DeviationKey {
    private static final int POSITION_BITS = 9;
    private static final int STEP_BITS = 40;

    private DeviationKey() {}

    /** @param step of a skip the design's step, else the journey's */
    static long of(DeviationKind kind, int step, int position) {
        return (long) kind.ordinal() << STEP_BITS + POSITION_BITS | (long) step << POSITION_BITS | position;
    }

    static DeviationKind kind(long key) {
        return DeviationKind.values()[(int) (key >>> STEP_BITS + POSITION_BITS)];
    }

    static int step(long key) {
        return (int) (key >>> POSITION_BITS);
    }

    static int position(long key) {
        return (int) (key & (1 << POSITION_BITS) - 1);
    }
}
