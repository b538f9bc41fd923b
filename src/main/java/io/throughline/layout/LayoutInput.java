package io.throughline.layout;

import io.throughline.journey.InvalidArgument;
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

    /**
     * A step of the graph.
     *
     * @param stageOrder place of its stage among the stages; ties by name
     * @param visits how many times journeys came here
     */
    public record Step(
            String id,
            @Nullable String stage,
            int stageOrder,
            @Nullable String channel,
            long visits,
            boolean conversion) {}

    /** How often journeys went directly from one step to another, by their places in the list of steps. */
    public record Transition(int from, int to, long count) {}
}
