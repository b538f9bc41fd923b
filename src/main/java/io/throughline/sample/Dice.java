package io.throughline.sample;

/** Chance that is the same on every machine. Source: SplitMix64 (Steele, Lea, Flood 2014). */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** No draw of {@link #exponential} exceeds this many means, so that times stay bounded. */
    static final double MAX_DRAW = 8;

    private long state;

    /** Starts the stream of one customer; streams of different customers or purposes do not meet. */
    Dice start(long seed, long customer, int purpose) {
        state = mix(mix(seed + GOLDEN) + customer * GOLDEN) + mix(purpose);
        return this;
    }

    /** Range: [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Range: 0 to n − 1. */
    int below(int n) {
        return (int) (((next() >>> 32) * n) >>> 32);
    }

    /** An exponential time of mean 1. */
    double exponential() {
        return Math.min(MAX_DRAW, -StrictMath.log(1 - unit()));
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
