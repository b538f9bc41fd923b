package io.throughline.path;

import io.throughline.measure.Distribution;
import io.throughline.measure.Quantiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lengths of time in microseconds, as they come. */
public final class Durations {
    private static final double MICROS = 1e6;

    private long[] values = new long[16];
    private int size;

    public void add(long micros) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = micros;
    }

    public void addAll(Durations other) {
        if (size + other.size > values.length) {
            values = Arrays.copyOf(values, Math.max(size * 2, size + other.size));
        }
        System.arraycopy(other.values, 0, values, size, other.size);
        size += other.size;
    }

    /** In seconds; null where there are none. */
    @Nullable
    public Distribution seconds() {
        return Quantiles.distribution(values, 0, size, MICROS);
    }
}
