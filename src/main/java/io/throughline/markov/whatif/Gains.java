package io.throughline.markov.whatif;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.markov.count.MeanConversionValues;
import io.throughline.markov.whatif.WhatIf.ChainFigures;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;

/** What changes of one chain would bring, each by itself and exactly, as {@link WhatIf} tells it. */
public final class Gains {
    private final JourneyGraph graph;
    private final EditedChain asItIs;
    private final ChainFigures base;

    private Gains(JourneySet set, JourneyGraph graph) {
        this.graph = graph;
        this.asItIs = EditedChain.of(MeanConversionValues.of(set), graph);
        this.base = asItIs.figures();
    }

    public static Gains of(JourneySet set, JourneyGraph graph) {
        return new Gains(set, graph);
    }

    /** Over all journeys. */
    public record Gain(double conversions, double value) {}

    /** @param edits made one after the other */
    public Gain of(List<Edit> edits) {
        EditedChain edited = asItIs.copy();
        for (int i = 0; i < edits.size(); i++) {
            edited.apply("edits[" + i + "]", edits.get(i));
        }
        ChainFigures after = edited.figures();
        long journeys = graph.out(graph.start());
        return new Gain(
                journeys * (after.conversion() - base.conversion()),
                journeys * (after.expectedValue() - base.expectedValue()));
    }
}
