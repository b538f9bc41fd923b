package io.throughline.markov.removal;

import io.throughline.graph.JourneyGraph;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.markov.solve.ExpectedValue;
import io.throughline.markov.solve.ReturnProbabilities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What each step costs in conversions and value beyond what is usual: how many more there would be if only as large a share of its
 * visits ended there as at the other steps of its stage, its other transitions growing in proportion.
 *
 * <p>Formula: with d the step's dropOff, m the usual one and s = (1 − m)/(1 − d), row j of the chain changes by the factor s, a change
 * of rank one, so journeys·(h₀′ − h₀) = visits·(s − 1)·hⱼ / (1 − (s − 1)·(Nⱼⱼ − 1)), since N₀ⱼ = visits / journeys; the value likewise with
 * V for h. The divisor is worked out as Nⱼⱼ·(m + s·e), e the chance that a visit is the last one here but does not end here. 0 where
 * d ≤ m, and where d = 1: there is nothing to scale.
 *
 * <p>Range: [0, visits] for conversions. Cost: steps are solved in the order of an upper bound, until the first few are certain.
 */
public final class LostConversions {
    private static final int BATCH = 16;

    private final JourneyGraph graph;
    private final AbsorbingChain chain;
    private final double[] value;
    private final ReturnProbabilities returns;
    private final double[] dropOff;
    private final TypicalDropOff typical;
    private final Map<Integer, Double> gain = new ConcurrentHashMap<>();

    private LostConversions(JourneyGraph graph, AbsorbingChain chain, double[] value, int[] stage) {
        this.graph = graph;
        this.chain = chain;
        this.value = value;
        this.returns = ReturnProbabilities.of(graph);
        this.dropOff = TypicalDropOff.dropOffs(graph);
        this.typical = TypicalDropOff.of(dropOff, stage);
    }

    /**
     * @param value expected value from each node, see {@link ExpectedValue}
     * @param stage by step: a number for its stage, −1 for none
     */
    public static LostConversions of(JourneyGraph graph, AbsorbingChain chain, double[] value, int[] stage) {
        return new LostConversions(graph, chain, value, stage);
    }

    public double conversions(int step) {
        return gain(step) * chain.chance(step);
    }

    public double value(int step) {
        return gain(step) * value[step];
    }

    /** The share of its visits that the step would lose if it were like the others. */
    public double typicalDropOff(int step) {
        return typical.median(step);
    }

    /** True where that share is the stage's, false where it is that of all steps. */
    public boolean isComparedWithinStage(int step) {
        return typical.isOfStage(step);
    }

    /** Journeys that end unconverted at a step. */
    public long ended(int step) {
        return graph.count(step, graph.ended());
    }

    /** The first visited steps that are no conversions by lost conversions, then by journeys that end there, then by id. */
    public List<Integer> first(int count) {
        List<Integer> candidates = new ArrayList<>(IntStream.range(0, dropOff.length)
                .filter(step -> !Double.isNaN(dropOff[step]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer step) -> -bound(step)))
                .toList());
        int known = 0;
        while (known < candidates.size() && !isCertain(candidates, known, count)) {
            int upTo = Math.min(candidates.size(), known + BATCH);
            candidates.subList(known, upTo).parallelStream().forEach(this::gain);
            known = upTo;
        }
        return candidates.subList(0, known).stream()
                .sorted(Comparator.comparingDouble((Integer step) -> -conversions(step))
                        .thenComparingLong(step -> -ended(step))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList();
    }

    /** Whether as many steps as are asked for lose more than any of those not yet solved can. */
    private boolean isCertain(List<Integer> candidates, int known, int count) {
        if (known < count || count == 0) {
            return count == 0;
        }
        double[] found = candidates.subList(0, known).stream()
                .mapToDouble(this::conversions)
                .sorted()
                .toArray();
        return found[known - count] > bound(candidates.get(known));
    }

    /** Coming back more often makes a gain larger: at most as often as the step is left for where it may be returned to. */
    private double bound(int step) {
        double h = chain.chance(step);
        double scaled = scale(step);
        if (scaled <= 1 || h == 0) {
            return 0;
        }
        double stay = Math.max(1 - returns.within(step), h * 1e-9);
        double bound = gain(step, scaled, stay) * h;
        return Math.min(bound, graph.visits(step)) * (1 + 1e-9);
    }

    private double gain(int step) {
        return gain.computeIfAbsent(step, this::solve);
    }

    private double solve(int step) {
        double scaled = scale(step);
        return scaled <= 1 || chain.chance(step) == 0 ? 0 : gain(step, scaled, returns.last(step));
    }

    /** Times by which the transitions that do not end would grow; 1 where nothing is lost beyond the usual. */
    private double scale(int step) {
        double d = dropOff[step];
        double m = typical.median(step);
        return d <= m || d == 1 ? 1 : (1 - m) / (1 - d);
    }

    /** @param last chance that a visit to the step is the last one there */
    private double gain(int step, double scaled, double last) {
        double away = Math.max(last - dropOff[step], last * chain.chance(step));
        double left = typical.median(step) + scaled * away;
        return graph.visits(step) * (scaled - 1) * last / left;
    }
}
