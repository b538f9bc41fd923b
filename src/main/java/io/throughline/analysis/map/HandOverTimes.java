package io.throughline.analysis.map;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.MannWhitney;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How long customers first take from one step to each of two others. Units: microseconds; NaN where a customer never goes so. Cost: one pass over the steps. */
final class HandOverTimes {
    private final double[] slow;
    private final double[] sibling;

    private HandOverTimes(List<double[]> customers) {
        slow = customers.stream().mapToDouble(times -> times[0]).toArray();
        sibling = customers.stream().mapToDouble(times -> times[1]).toArray();
    }

    static HandOverTimes of(JourneySet set, int from, int slow, int sibling) {
        return new HandOverTimes(set.blocks().parallelStream()
                .flatMap(block -> gather(block, from, slow, sibling).stream())
                .toList());
    }

    /** Of each customer who goes either way. */
    private static List<double[]> gather(JourneyBlock block, int from, int slow, int sibling) {
        List<double[]> all = new ArrayList<>();
        double[] now = {Double.NaN, Double.NaN};
        int[] step = block.step();
        long[] at = block.timelines().at();
        for (int j = 0; j < block.journeys(); j++) {
            for (int k = block.offset()[j] + 1; k < block.offset()[j + 1] && !block.countsSteps(j); k++) {
                int way = step[k - 1] != from ? -1 : step[k] == slow ? 0 : step[k] == sibling ? 1 : -1;
                if (way >= 0 && Double.isNaN(now[way])) {
                    now[way] = at[block.row().at(k)] - at[block.lastRow().at(k - 1)];
                }
            }
            boolean last = j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j];
            if (last && !(Double.isNaN(now[0]) && Double.isNaN(now[1]))) {
                all.add(now);
                now = new double[] {Double.NaN, Double.NaN};
            }
        }
        return all;
    }

    /** Who goes the slow way. */
    long customers() {
        return DoubleStream.of(slow).filter(time -> !Double.isNaN(time)).count();
    }

    /** Of both ways taking equally long; 1 where too few go one of them. */
    double pValue() {
        long fast = DoubleStream.of(sibling).filter(time -> !Double.isNaN(time)).count();
        return Math.min(customers(), fast) < MannWhitney.MIN_CUSTOMERS
                ? 1
                : MannWhitney.pValue(
                        times(slow, sibling, false),
                        times(sibling, slow, false),
                        times(slow, sibling, true),
                        times(sibling, slow, true));
    }

    /** @param both of customers who went both ways, else of those who never went the other */
    private static double[] times(double[] own, double[] other, boolean both) {
        return IntStream.range(0, own.length)
                .filter(i -> !Double.isNaN(own[i]) && Double.isNaN(other[i]) != both)
                .mapToDouble(i -> own[i])
                .toArray();
    }
}
