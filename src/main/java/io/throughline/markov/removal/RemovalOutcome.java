package io.throughline.markov.removal;

/** What START still converts, and the value it still brings, where each step is taken out; and with nothing taken out. */
final class RemovalOutcome {
    final double[] conversion;
    final double[] value;
    private final boolean[] touched;
    double baseConversion;
    double baseValue;

    RemovalOutcome(int steps) {
        conversion = new double[steps];
        value = new double[steps];
        touched = new boolean[steps];
    }

    void base(double convertedShare, double worth) {
        baseConversion = convertedShare;
        baseValue = worth;
    }

    void set(int step, double convertedShare, double worth) {
        conversion[step] = convertedShare;
        value[step] = worth;
        touched[step] = true;
    }

    /** Nothing that enters the step converts. */
    void harmless(int step) {
        touched[step] = false;
    }

    /** 1 − conversion without / conversion with; exactly 0 for a step through which nothing converts. */
    double[] effects() {
        return effects(conversion, baseConversion);
    }

    double[] valueEffects() {
        return effects(value, baseValue);
    }

    private double[] effects(double[] left, double base) {
        double[] effects = new double[left.length];
        for (int step = 0; step < effects.length; step++) {
            if (touched[step] && base > 0) {
                effects[step] = Math.min(1, Math.max(0, (base - left[step]) / base));
            }
        }
        return effects;
    }
}
