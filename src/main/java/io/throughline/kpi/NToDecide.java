package io.throughline.kpi;

import static io.throughline.measure.Normal.Z95;

import org.jspecify.annotations.Nullable;

/**
 * How many units would decide whether a target is met, were the value to stay as it is.
 *
 * <p>Formula: a share p against t: the smallest n with |p − t| &gt; z·√(t(1 − t)·deff/n), as Wilson's interval holds exactly the t for which this fails. Another figure:
 * the half of its interval that reaches to the target shrinks as 1/√n.
 */
final class NToDecide {
    /** Beyond this nobody waits. */
    private static final double MOST = 1e15;

    private NToDecide() {}

    /** Null where the value is the target, or where nothing tells how sure it is. */
    static @Nullable Long of(KpiValue figure, double target) {
        Double value = figure.value();
        if (value == null) {
            return null;
        }
        double away = Math.abs(value - target);
        double enough = figure.numerator() == null ? ofMean(figure, value, target) : ofShare(figure, away, target);
        return Double.isNaN(enough) || enough > MOST ? null : (Long) (Math.max(figure.n(), (long) enough) + 1);
    }

    private static double ofShare(KpiValue figure, double away, double target) {
        return Z95 * Z95 * target * (1 - target) * figure.deff() / (away * away);
    }

    private static double ofMean(KpiValue figure, double value, double target) {
        Double end = target < value ? figure.low() : figure.high();
        if (end == null) {
            return Double.NaN;
        }
        double share = (end - value) / (target - value);
        return figure.n() * share * share;
    }
}
