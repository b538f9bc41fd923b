package io.throughline.graph;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Quantiles;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Exact median and 90th percentile of the dwell time at each step: from leaving it to entering whatever comes next.
 *
 * <p>Units: seconds; null where nothing comes next, or only step numbers are known. Cost: two passes over the steps and one selection
 * a step; eight bytes a transition while it works.
 */
public final class DwellTimes {
    private static final double MICROS = 1e6;

    private final long[] durations;
    private final int[] ends;
    private final double[] median;
    private final double[] p90;

    private DwellTimes(JourneySet set) {
        List<List<JourneyBlock>> strips = BlockPartitions.of(set, BlockPartitions.workers());
        int steps = set.steps().size();
        int[][] cursors = IntStream.range(0, strips.size())
                .parallel()
                .mapToObj(s -> count(strips.get(s), steps))
                .toArray(int[][]::new);
        ends = new int[steps];
        median = new double[steps];
        p90 = new double[steps];
        durations = new long[layOut(cursors)];
        IntStream.range(0, strips.size()).parallel().forEach(s -> scatter(strips.get(s), cursors[s]));
        IntStream.range(0, steps).parallel().forEach(this::select);
    }

    public static DwellTimes of(JourneySet set) {
        return new DwellTimes(set);
    }

    public @Nullable Double medianSeconds(int step) {
        return begin(step) == ends[step] ? null : median[step];
    }

    public @Nullable Double p90Seconds(int step) {
        return begin(step) == ends[step] ? null : p90[step];
    }

    private static int[] count(List<JourneyBlock> blocks, int steps) {
        int[] counts = new int[steps];
        for (JourneyBlock block : blocks) {
            for (int j = 0; j < block.journeys(); j++) {
                if (!block.countsSteps(j)) {
                    for (int k = block.offset()[j]; k < block.offset()[j + 1] - 1; k++) {
                        counts[block.step()[k]]++;
                    }
                }
            }
        }
        return counts;
    }

    /** Turns counts into the places where each strip writes, step by step; returns how many durations there are. */
    private int layOut(int[][] cursors) {
        int place = 0;
        for (int step = 0; step < ends.length; step++) {
            for (int[] cursor : cursors) {
                int n = cursor[step];
                cursor[step] = place;
                place = Math.addExact(place, n);
            }
            ends[step] = place;
        }
        return place;
    }

    private void scatter(List<JourneyBlock> blocks, int[] cursor) {
        for (JourneyBlock block : blocks) {
            long[] at = block.timelines().at();
            for (int j = 0; j < block.journeys(); j++) {
                if (block.countsSteps(j)) {
                    continue;
                }
                for (int k = block.offset()[j]; k < block.offset()[j + 1] - 1; k++) {
                    durations[cursor[block.step()[k]]++] =
                            at[block.row().at(k + 1)] - at[block.lastRow().at(k)];
                }
            }
        }
    }

    private int begin(int step) {
        return step == 0 ? 0 : ends[step - 1];
    }

    private void select(int step) {
        if (begin(step) < ends[step]) {
            median[step] = Quantiles.quantile(durations, begin(step), ends[step], 0.5) / MICROS;
            p90[step] = Quantiles.quantile(durations, begin(step), ends[step], 0.9) / MICROS;
        }
    }
}
