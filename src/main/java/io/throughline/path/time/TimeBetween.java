package io.throughline.path.time;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Steps;
import io.throughline.measure.Distribution;
import io.throughline.measure.KaplanMeier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    private static final int NONE = -1;

    /** The share not yet arrived after a time. */
    public record SurvivalPoint(double seconds, double notYet) {}

    public TimeBetween {
        curve = List.copyOf(curve);
    }

    /** @param from null: the journey's start; @param to null: any conversion */
    public static TimeBetween of(JourneySet set, @Nullable String from, @Nullable String to) {
        int first = code(set, "from", from);
        int second = code(set, "to", to);
        Long dataUntil = set.dataUntil();
        long end = dataUntil == null ? Long.MIN_VALUE : dataUntil;
        Times[] parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> new Times(set.blocks().get(b), set.steps()).add(first, second, end))
                .toArray(Times[]::new);
        long[] arrived = join(parts, true);
        long[] lost = join(parts, false);
        Arrays.parallelSort(arrived);
        Arrays.parallelSort(lost);
        return of(arrived, lost);
    }

    private static TimeBetween of(long[] arrived, long[] lost) {
        KaplanMeier curve = KaplanMeier.of(
                new KaplanMeier.Sorted(arrived, 0, arrived.length), new KaplanMeier.Sorted(lost, 0, lost.length));
        return new TimeBetween(
                arrived.length,
                lost.length,
                seconds(curve.firstAtMost(0.5)),
                seconds(curve.firstAtMost(0.1)),
                Distribution.of(arrived, 0, arrived.length, MICROS),
                points(curve));
    }

    private static int code(JourneySet set, String argument, @Nullable String id) {
        if (id == null) {
            return NONE;
        }
        int code = set.steps().find(id);
        if (code < 0) {
            List<String> all = IntStream.range(0, set.steps().size())
                    .mapToObj(set.steps()::id)
                    .toList();
            throw new InvalidArgument(argument, id, NearestNames.nearest(id, all));
        }
        return code;
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

    private static long[] join(Times[] parts, boolean arrived) {
        int size = 0;
        for (Times part : parts) {
            size = Math.addExact(size, arrived ? part.arrivals : part.losses);
        }
        long[] all = new long[size];
        int at = 0;
        for (Times part : parts) {
            int length = arrived ? part.arrivals : part.losses;
            System.arraycopy(arrived ? part.arrived : part.lost, 0, all, at, length);
            at += length;
        }
        return all;
    }

    /** Times of one block. */
    private static final class Times {
        private final JourneyBlock block;
        private final Steps steps;
        private final long[] arrived;
        private final long[] lost;
        private int arrivals;
        private int losses;

        Times(JourneyBlock block, Steps steps) {
            this.block = block;
            this.steps = steps;
            arrived = new long[block.journeys()];
            lost = new long[block.journeys()];
        }

        Times add(int from, int to, long dataUntil) {
            for (int j = 0; j < block.journeys(); j++) {
                int begin = block.offset()[j];
                int first = from == NONE ? begin : find(from, begin, block.offset()[j + 1]);
                if (first >= 0 && !block.countsSteps(j)) {
                    add(j, first, from == NONE ? first : first + 1, to, dataUntil);
                }
            }
            return this;
        }

        private void add(int j, int first, int after, int to, long dataUntil) {
            long[] at = block.timelines().at();
            long begin = at[block.row().at(first)];
            int end = block.offset()[j + 1];
            int place = to == NONE ? conversion(after, end) : find(to, after, end);
            if (place >= 0) {
                arrived[arrivals++] = at[block.row().at(place)] - begin;
            } else {
                lost[losses++] = Math.max(0, dataUntil - begin);
            }
        }

        private int conversion(int after, int end) {
            return end > after && steps.isConversion(block.step()[end - 1]) ? end - 1 : NONE;
        }

        private int find(int code, int from, int end) {
            int[] step = block.step();
            for (int k = from; k < end; k++) {
                if (step[k] == code) {
                    return k;
                }
            }
            return NONE;
        }
    }
}
