package io.throughline.markov.whatif;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.markov.count.MeanConversionValues;
import io.throughline.markov.solve.AbsorbingChain;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order-1 chain of some journeys as it is and as it would be with some transitions changed, both solved exactly.
 *
 * @param conversionsGained journeys × (conversion after − conversion before)
 * @param valueGained journeys × (expected value after − before)
 * @param edges of the chain as it is, largest sensitivity first
 */
public record WhatIf(
        ChainFigures base,
        ChainFigures after,
        double conversionsGained,
        double valueGained,
        List<EdgeSensitivity> edges) {
    public WhatIf {
        edges = List.copyOf(edges);
    }

    /** @param edits made one after the other; none leaves the chain as it is, to the bit */
    public static WhatIf of(JourneySet set, JourneyGraph graph, AbsorbingChain chain, List<Edit> edits) {
        EditedChain edited = EditedChain.of(MeanConversionValues.of(set), graph);
        ChainFigures base = edited.figures();
        for (int i = 0; i < edits.size(); i++) {
            edited.apply("edits[" + i + "]", edits.get(i));
        }
        ChainFigures after = edits.isEmpty() ? base : edited.figures();
        long journeys = graph.out(graph.start());
        return new WhatIf(
                base,
                after,
                journeys * (after.conversion() - base.conversion()),
                journeys * (after.expectedValue() - base.expectedValue()),
                Sensitivities.of(graph, chain));
    }

    /**
     * What a journey is expected to come to.
     *
     * @param expectedSteps steps per journey, the conversion counted; a step from which no end can be reached ends it
     * @param expectedValue value per journey
     */
    public record ChainFigures(double conversion, double expectedSteps, double expectedValue) {}

    /**
     * How the conversion hangs on one transition.
     *
     * @param sensitivity change of the conversion by change of the probability, other exits shrinking in proportion; null where the
     *     probability is 1
     * @param elasticity sensitivity · probability / conversion; null where that has no value
     */
    public record EdgeSensitivity(
            String from,
            String to,
            @Nullable Double sensitivity,
            @Nullable Double elasticity) {}

    /** One change of the chain. */
    public sealed interface Edit {
        /** What would enter the step ends unconverted instead. */
        record Block(String step) implements Edit {}

        /** A share of the transitions from {@code at} to {@code from} goes to {@code to} instead. */
        record Reroute(String at, String from, String to, double share) implements Edit {}

        /** A transition gets this probability; the other exits of its first step shrink or grow in proportion. */
        record Probability(String from, String to, double probability) implements Edit {}

        /** The share of journeys that begin with the step is multiplied; other beginnings shrink or grow in proportion. */
        record Entry(String step, double factor) implements Edit {}

        /** What follows the step is as these weights tell, by step or ENDED; at least one of them above 0. */
        record Exits(String at, Map<String, Double> weights) implements Edit {
            public Exits {
                weights = Collections.unmodifiableMap(new TreeMap<>(weights));
            }
        }
    }
}
