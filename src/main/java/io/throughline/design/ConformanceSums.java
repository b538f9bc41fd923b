package io.throughline.design;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.ClusterSums;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Newcombe;
import io.throughline.path.RateSums;
import io.throughline.path.ShareSums;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What journeys beside a design add up to, customer by customer. Whole numbers, so the order of adding changes nothing. */
final class ConformanceSums {
    static final int COMPLETE = 0;
    static final int SO_FAR = 1;
    static final int DEVIATING = 2;

    private static final double MICROS = 1e6;

    final RateSums rates = new RateSums(3);
    final ClusteredRate transitions = new ClusteredRate();
    final DeviationSums deviations;

    /** By edge of the design, as {@link AlignedPaths#edges} numbers them. */
    final ShareSums edges;

    /** By place: which deviation. */
    final long[] keys;

    long journeys;

    private final AlignedPaths aligned;
    /** Extra visits by place. */
    final long[] visits;

    private final long[] micros;
    private final boolean[] timed;

    ConformanceSums(AlignedPaths aligned) {
        this.aligned = aligned;
        keys = aligned.all;
        deviations = new DeviationSums(keys.length);
        edges = new ShareSums((aligned.plan.ways.size + 1) * aligned.plan.ways.size);
        visits = new long[keys.length];
        micros = new long[keys.length];
        timed = new boolean[keys.length];
    }

    ConformanceSums gather(List<JourneyBlock> strip) {
        for (JourneyBlock block : strip) {
            gather(block, aligned.of(block));
        }
        return this;
    }

    private void gather(JourneyBlock block, int[] path) {
        int[] slot = block.slot();
        for (int first = 0; first < block.journeys(); ) {
            long converted = 0;
            long inDesign = 0;
            long all = 0;
            int next = first;
            while (next < block.journeys() && slot[next] == slot[first]) {
                int number = AlignedPaths.number(path[next], block.converted(next));
                take(block, next, number);
                converted += block.converted(next) ? 1 : 0;
                inDesign += aligned.inDesign[number];
                all += block.offset()[next + 1] - block.offset()[next] - 1;
                next++;
            }
            rates.endCustomer();
            transitions.add(inDesign, all);
            deviations.endCustomer(next - first, converted);
            edges.endCustomer(next - first);
            journeys += next - first;
            first = next;
        }
    }

    private void take(JourneyBlock block, int journey, int number) {
        boolean follows = aligned.cost[number] == 0;
        boolean converted = block.converted(journey);
        rates.add(COMPLETE, follows && converted);
        rates.add(SO_FAR, follows && !converted);
        rates.add(DEVIATING, !follows);
        for (int place : aligned.deviations[number]) {
            deviations.add(place, converted);
        }
        for (int edge : aligned.edges[number]) {
            edges.add(edge);
        }
        int[] places = aligned.places[number];
        for (int extra : aligned.extras[number]) {
            visits[extra]++;
        }
        if (!block.countsSteps(journey)) {
            addTimes(block, block.offset()[journey], block.offset()[journey + 1], places, aligned.extras[number]);
        }
    }

    private void addTimes(JourneyBlock block, int from, int to, int[] places, int[] extras) {
        long[] at = block.timelines().at();
        for (int i = 0; i < places.length; i++) {
            int place = extras[i];
            timed[place] = true;
            if (from + places[i] + 1 < to) {
                micros[place] += at[block.row().at(from + places[i] + 1)]
                        - at[block.row().at(from + places[i])];
            }
        }
    }

    ConformanceSums merge(ConformanceSums other) {
        rates.merge(other.rates);
        transitions.add(other.transitions);
        deviations.merge(other.deviations);
        edges.merge(other.edges);
        journeys += other.journeys;
        for (int place = 0; place < keys.length; place++) {
            visits[place] += other.visits[place];
            micros[place] += other.micros[place];
            timed[place] |= other.timed[place];
        }
        return this;
    }

    @Nullable
    Double extraSeconds(int place) {
        return timed[place] ? (Double) (micros[place] / MICROS) : null;
    }

    /** By place, over all that have enough evidence; NaN for the others. */
    double[] qValues() {
        double[] p = new double[keys.length];
        for (int place = 0; place < keys.length; place++) {
            ClusterSums with = deviations.with(place);
            ClusterSums without = deviations.without(place);
            p[place] = Double.NaN;
            if (with.n() > 0 && without.n() > 0) {
                Newcombe gap = Newcombe.of(with, without, deviations.shared(place));
                p[place] = gap.isTestable() ? gap.pValue() : Double.NaN;
            }
        }
        return BenjaminiHochberg.qValues(p);
    }
}
