package io.throughline.quality;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import java.util.Arrays;

/** Which different values a column has, as far as their number can be estimated of several imports together (standard error 1.6 %); no value can be read from it. */
public final class ValueSketch {
    /** 2^12 registers. */
    private static final int PRECISION = 12;

    private final byte[] state;

    private ValueSketch(byte[] state) {
        this.state = state;
    }

    static ValueSketch of(HyperLogLog values) {
        return new ValueSketch(values.downsize(PRECISION).getState().clone());
    }

    /** What {@link #toBytes} gave. */
    static ValueSketch of(byte[] state) {
        return new ValueSketch(state.clone());
    }

    byte[] toBytes() {
        return state.clone();
    }

    ValueSketch with(ValueSketch other) {
        return new ValueSketch(HyperLogLog.wrap(state.clone())
                .add(HyperLogLog.wrap(other.state))
                .getState());
    }

    long estimate() {
        return Math.round(HyperLogLog.wrap(state).getDistinctCountEstimate());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueSketch sketch && Arrays.equals(state, sketch.state);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(state);
    }
}
