package io.throughline.path.time;

import io.throughline.journey.JourneySet;
import io.throughline.measure.Distribution;
import io.throughline.measure.KaplanMeier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long journeys take from one step to another, those that do not get there counted as still on their way when the data end.
 *
 * <p>Units: seconds, from entering the first {@code from} to entering the first {@code to} after it. Journeys of step numbers have no
 * times and are left out.
 *
 * <p>Cost: one pass over the steps and one sort of the times.
 *
 * @param censored journeys that visit {@code from} and do not reach {@code to}
 * @param medianSeconds null where the curve does not fall to 0.5
 * @param p90Seconds null where the curve does not fall to 0.1
 * @param among times of those who arrived; null where nobody did
 * @param curve the estimate at distinct times of arrival, at most {@link #POINTS} of them, the first and the last among them
 */
public record TimeBetween(
        long reached,
        long censored,
        @Nullable Double medianSeconds,
        @Nullable Double p90Seconds,
        @Nullable Distribution among,
        List<SurvivalPoint> curve) {
    public static final int POINTS = 500;

    private static final double MICROS = 1e6;

    /** The share not yet arrived after a time. */
    public record SurvivalPoint(double seconds, double notYet) {}

    public TimeBetween {
        curve = List.copyOf(curve);
    }

    /** @param from null: the journey's start; @param to null: any conversion */
    public static TimeBetween of(JourneySet set, @Nullable String from, @Nullable String to) {
        Waits waits = Waits.of(set, "", from, to);
        KaplanMeier curve = waits.curve();
        return new TimeBetween(
                waits.arrived().size(),
                waits.lost().size(),
                seconds(curve.firstAtMost(0.5)),
                seconds(curve.firstAtMost(0.1)),
                Distribution.of(waits.arrived().values(), 0, waits.arrived().size(), MICROS),
                points(curve));
    }

    private static @Nullable Double seconds(@Nullable Long micros) {
        return micros == null ? null : (Double) (micros / MICROS);
    }

    private static List<SurvivalPoint> points(KaplanMeier curve) {
        int shown = Math.min(POINTS, curve.size());
        List<SurvivalPoint> points = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int point = curve.size() <= POINTS ? i : (int) ((long) i * (curve.size() - 1) / (POINTS - 1));
            points.add(new SurvivalPoint(curve.time(point) / MICROS, curve.share(point)));
        }
        return points;
    }
}
