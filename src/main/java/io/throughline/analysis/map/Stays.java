package io.throughline.analysis.map;

import io.throughline.measure.Quantiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lengths of time by place. Written by one thread, then merged. */
final class Stays {
    private static final double MICROS = 1e6;

    private final long[][] times;
    private final int[] sizes;

    Stays(int places) {
        times = new long[places][16];
        sizes = new int[places];
    }

    void add(int place, long micros) {
        if (sizes[place] == times[place].length) {
            times[place] = Arrays.copyOf(times[place], sizes[place] * 2);
        }
        times[place][sizes[place]++] = micros;
    }

    void merge(Stays other) {
        for (int place = 0; place < sizes.length; place++) {
            int size = sizes[place] + other.sizes[place];
            if (size > times[place].length) {
                times[place] = Arrays.copyOf(times[place], Math.max(size, times[place].length * 2));
            }
            System.arraycopy(other.times[place], 0, times[place], sizes[place], other.sizes[place]);
            sizes[place] = size;
        }
    }

    /** Null without any. */
    @Nullable
    Double medianSeconds(int place) {
        return sizes[place] == 0 ? null : (Double) (Quantiles.quantile(times[place], 0, sizes[place], 0.5) / MICROS);
    }
}
