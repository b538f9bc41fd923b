package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;

/** What a figure should come to, and on which side of that it is good. */
public record KpiTarget(double value, Better better) {
    public KpiTarget {
        if (!Double.isFinite(value)) {
            throw new InvalidArgument("target", value, "a finite number");
        }
    }

    /** Whether a range lies wholly on the good side; an end that is not known reaches without end. */
    boolean isMetBy(double low, double high) {
        return better == Better.HIGHER ? low > value : high < value;
    }

    boolean isMissedBy(double low, double high) {
        return better == Better.HIGHER ? high < value : low > value;
    }
}
