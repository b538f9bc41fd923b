package io.throughline.graph;

import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.measure.Rate;
import java.util.Arrays;

/**
 * The whole journey graph of a set of journeys: beside the counts, how many journeys take each edge, and the rates of the nodes with their intervals.
 *
 * <p>Cost: one pass over the steps, divided among the processors.
 */
public final class JourneyGraph extends EdgeCounts {
    private final NodeSums sums;
    private final long[] journeys;

    private JourneyGraph(Steps steps, long[] keys, GraphFold fold) {
        super(steps, keys, fold.edges);
        sums = fold.nodes;
        journeys = Arrays.stream(keys).map(fold.edges::journeys).toArray();
    }

    public static JourneyGraph of(JourneySet set) {
        GraphFold fold = fold(set, () -> new GraphFold(set.steps()), GraphFold::merge);
        fold.nodes.settle();
        return new JourneyGraph(set.steps(), fold.edges.sortedKeys(), fold);
    }

    /** Journeys that take the edge at least once. */
    public long journeys(int edge) {
        return journeys[edge];
    }

    /** Counted apart from the transitions, so that a check can hold the two against each other. */
    @Override
    public long visits(int node) {
        return sums.visits(node);
    }

    public long journeysAt(int node) {
        return sums.journeys(node);
    }

    public Rate dropOff(int node) {
        return sums.dropOff(node);
    }

    public Rate exitShare(int node) {
        return sums.exitShare(node);
    }

    Rate conversion(int node) {
        return sums.conversion(node);
    }

    /** Visits after a journey's first to the node / visits. */
    public Rate revisits(int node) {
        return sums.revisits(node);
    }

    /** Converted journeys that visit the node / converted journeys. */
    public Rate passedBy(int node) {
        return sums.passedBy(node, start());
    }
}
