package io.throughline.measure;

import org.apache.commons.numbers.gamma.Erfc;

/** The standard normal distribution, by its complementary error function. */
public final class Normal {
    /** Twice its tail is 5 %: erfc(z / √2) = 0.05. */
    public static final double Z95 = 1.959963984540054;

    private Normal() {}

    /** The chance of a value at least as far from 0 as {@code z}, on either side. */
    public static double bothTails(double z) {
        return Erfc.value(Math.abs(z) / Math.sqrt(2));
    }
}
