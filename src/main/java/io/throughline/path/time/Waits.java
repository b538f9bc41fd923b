package io.throughline.path.time;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Steps;
import io.throughline.measure.KaplanMeier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How long journeys take from the first {@code from} to the first {@code to} after it, both when entered, or how long those who do not get there were observed. Journeys of
 * step numbers have no times and are left out. Units: microseconds.
 *
 * <p>Cost: one pass over the steps and one sort of the times.
 *
 * @param arrived times of those who arrive
 * @param lost times for which the others were observed
 * @param customers with such a journey
 * @param squares sum over customers of the squared number of such journeys
 */
public record Waits(KaplanMeier.Sorted arrived, KaplanMeier.Sorted lost, long customers, double squares) {
    private static final int NONE = -1;

    /**
     * Throws {@code InvalidArgument} for steps that the journeys do not know.
     *
     * @param argument what stands before {@code from} and {@code to} where a fault names them
     * @param from null: the journey's start
     * @param to null: any conversion
     */
    public static Waits of(JourneySet set, String argument, @Nullable String from, @Nullable String to) {
        int first = code(set, argument + "from", from);
        int second = code(set, argument + "to", to);
        Long dataUntil = set.dataUntil();
        long end = dataUntil == null ? Long.MIN_VALUE : dataUntil;
        Times[] parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> new Times(set.blocks().get(b), set.steps()).add(first, second, end))
                .toArray(Times[]::new);
        long customers = 0;
        double squares = 0;
        for (Times part : parts) {
            customers += part.customers;
            squares += part.squares;
        }
        return new Waits(sorted(join(parts, true)), sorted(join(parts, false)), customers, squares);
    }

    public KaplanMeier curve() {
        return KaplanMeier.of(arrived, lost);
    }

    private static KaplanMeier.Sorted sorted(long[] times) {
        Arrays.parallelSort(times);
        return new KaplanMeier.Sorted(times, 0, times.length);
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
        private long customers;
        private double squares;

        Times(JourneyBlock block, Steps steps) {
            this.block = block;
            this.steps = steps;
            arrived = new long[block.journeys()];
            lost = new long[block.journeys()];
        }

        Times add(int from, int to, long dataUntil) {
            int before = 0;
            for (int j = 0; j < block.journeys(); j++) {
                int begin = block.offset()[j];
                int first = from == NONE ? begin : find(from, begin, block.offset()[j + 1]);
                if (first >= 0 && !block.countsSteps(j)) {
                    add(j, first, from == NONE ? first : first + 1, to, dataUntil);
                }
                if (j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j]) {
                    endCustomer(arrivals + losses - before);
                    before = arrivals + losses;
                }
            }
            return this;
        }

        private void endCustomer(int waits) {
            customers += waits > 0 ? 1 : 0;
            squares += (double) waits * waits;
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
