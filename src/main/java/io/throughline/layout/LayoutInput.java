package io.throughline.layout;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.graph.EdgeCounts;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.StepBy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is laid out: steps and the transitions between them. START and ENDED are no steps here, they are never drawn as links.
 *
 * @param transitions each pair of steps at most once; loops of a step to itself may be among them and are not drawn
 */
public record LayoutInput(List<Step> steps, List<Transition> transitions) {

    public LayoutInput {
        steps = List.copyOf(steps);
        transitions = List.copyOf(transitions);
        int size = steps.size();
        for (Transition each : transitions) {
            if (each.from < 0 || each.from >= size || each.to < 0 || each.to >= size || each.count < 1) {
                throw new InvalidArgument("transitions", each, "steps 0 to " + (size - 1) + ", taken once or more");
            }
        }
    }

    /** The visited steps of a journey graph. Steps that are no touchpoints have no stage. */
    public static LayoutInput of(EdgeCounts graph, Catalogue catalogue, StepBy stepBy) {
        int size = graph.steps().size();
        int[] place = new int[size];
        List<Step> steps = new ArrayList<>();
        for (int step = 0; step < size; step++) {
            place[step] = -1;
            if (graph.visits(step) > 0) {
                place[step] = steps.size();
                steps.add(step(graph, catalogue, stepBy, step));
            }
        }
        List<Transition> transitions = new ArrayList<>();
        for (int from = 0; from < size; from++) {
            for (int e = graph.firstEdge(from); e < graph.firstEdge(from + 1); e++) {
                if (graph.target(e) < size) {
                    transitions.add(new Transition(place[from], place[graph.target(e)], graph.count(e)));
                }
            }
        }
        return new LayoutInput(steps, transitions);
    }

    private static Step step(EdgeCounts graph, Catalogue catalogue, StepBy stepBy, int step) {
        String id = graph.steps().id(step);
        boolean conversion = graph.isConversion(step);
        Touchpoint known =
                stepBy == StepBy.TOUCHPOINT || conversion ? catalogue.find(id).orElse(null) : null;
        return new Step(
                id,
                known == null ? null : known.stage(),
                known == null ? 0 : known.stageOrder(),
                known == null ? null : known.channel(),
                graph.visits(step),
                conversion,
                graph.count(graph.start(), step),
                graph.count(step, graph.ended()));
    }

    /**
     * A step of the graph.
     *
     * @param stageOrder place of its stage among the stages; ties by name
     * @param visits how many times journeys came here
     * @param begun visits with which journeys begin
     * @param ended visits at which journeys end unconverted
     */
    public record Step(
            String id,
            @Nullable String stage,
            int stageOrder,
            @Nullable String channel,
            long visits,
            boolean conversion,
            long begun,
            long ended) {

        /** A step of which nobody asks where journeys begin and end. */
        public Step(
                String id,
                @Nullable String stage,
                int stageOrder,
                @Nullable String channel,
                long visits,
                boolean conversion) {
            this(id, stage, stageOrder, channel, visits, conversion, 0, 0);
        }
    }

    /** How often journeys went directly from one step to another, by their places in the list of steps. */
    public record Transition(int from, int to, long count) {}
}
