package io.throughline.measure;

/**
 * Bootstrap samples of customers: how often each customer stands in each sample.
 *
 * <p>Formula: Poisson with mean 1, drawn by a hash of (seed, sample, hash of the customer's id), so that a weight is the same on any machine, for any
 * number of threads and in any order of asking.
 */
public final class Resamples {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double E = 2.718281828459045;
    /** P(weight ≤ k) in units of 2⁻⁶²; beyond these the chance is below 2⁻⁶². */
    private static final long[] AT_MOST = atMost();

    private static final long MIN_OF_ONE = AT_MOST[0];
    private static final long MIN_OF_TWO = AT_MOST[1];
    private static final long MIN_OF_THREE = AT_MOST[2];

    private final long[] keys;

    private Resamples(long[] keys) {
        this.keys = keys;
    }

    public static Resamples of(int samples, long seed) {
        long[] keys = new long[samples];
        for (int s = 0; s < samples; s++) {
            keys[s] = mix(mix(seed) + GOLDEN * (s + 1));
        }
        return new Resamples(keys);
    }

    private static long[] atMost() {
        long[] atMost = new long[21];
        double chance = 1 / E;
        double sum = 0;
        for (int k = 0; k < atMost.length; k++) {
            sum += chance;
            atMost[k] = (long) (sum * 0x1p62);
            chance /= k + 1;
        }
        return atMost;
    }

    public int size() {
        return keys.length;
    }

    /** @param customer hash of the customer's id */
    public int weight(int sample, long customer) {
        long draw = mix(keys[sample] ^ customer) >>> 2;
        // Most draws are settled without a branch.
        int weight = (draw >= MIN_OF_ONE ? 1 : 0) + (draw >= MIN_OF_TWO ? 1 : 0) + (draw >= MIN_OF_THREE ? 1 : 0);
        while (weight > 2 && weight < AT_MOST.length && draw >= AT_MOST[weight]) {
            weight++;
        }
        return weight;
    }

    /** A bijection of 64 bits in which each bit of the result hangs on all bits (SplitMix64). */
    public static long mix(long bits) {
        long z = bits + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
