package io.throughline.store.timeline;

import org.jspecify.annotations.Nullable;

/** 64-bit hashes of what rows hold; the same in every process, since some are stored. */
public final class RowHash {
    public static final long SEED = 17;

    private RowHash() {}

    public static long mix(long hash, long next) {
        long mixed = (hash ^ next) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }

    public static long text(long hash, @Nullable String text) {
        if (text == null) {
            return mix(hash, -1);
        }
        long mixed = mix(hash, text.length());
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed, text.charAt(i));
        }
        return mixed;
    }

    public static long number(long hash, double number) {
        return mix(hash, Double.doubleToLongBits(number + 0.0));
    }
}
