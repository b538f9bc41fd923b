package io.throughline.design;

import io.throughline.journey.InvalidArgument;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The journey as somebody planned it: steps, and which may directly follow which. Steps are kept in the order of their ids.
 *
 * @param allowed deviations that cost nothing
 */
public record Design(List<DesignStep> steps, List<DesignEdge> edges, Set<AllowedDeviation> allowed) {
    /** Most steps of a design. */
    public static final int MAX_STEPS = 200;

    public Design {
        steps = steps.stream().sorted(Comparator.comparing(DesignStep::id)).toList();
        edges = List.copyOf(edges);
        allowed = Set.copyOf(allowed);
        checkSteps(steps);
        Set<String> ids = new HashSet<>();
        for (DesignStep step : steps) {
            if (!ids.add(step.id())) {
                throw new InvalidArgument("design.steps", step.id(), "each id once");
            }
        }
        for (DesignEdge edge : edges) {
            checkKnown(ids, edge.from());
            checkKnown(ids, edge.to());
        }
        for (AllowedDeviation deviation : allowed) {
            if (deviation.kind() == DeviationKind.OUT_OF_ORDER) {
                throw new InvalidArgument(
                        "design.allowed",
                        deviation.step(),
                        "SKIPPED or EXTRA: allow both where a step may come elsewhere");
            }
        }
    }

    private static void checkSteps(List<DesignStep> steps) {
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new InvalidArgument("design.steps", steps.size(), "1 to " + MAX_STEPS + " steps");
        }
        for (DesignStep step : steps) {
            if ((step.touchpoint() == null) == (step.stage() == null)) {
                throw new InvalidArgument("design.steps", step.id(), "exactly one of touchpoint and stage");
            }
        }
        if (steps.stream().noneMatch(DesignStep::first) || steps.stream().noneMatch(DesignStep::last)) {
            throw new InvalidArgument(
                    "design.steps", steps.get(0).id(), "at least one step with first: true and one with last: true");
        }
    }

    private static void checkKnown(Set<String> ids, String id) {
        if (!ids.contains(id)) {
            throw new InvalidArgument("design.edges", id, "ids of the design's steps");
        }
    }

    /** The place of a step among {@link #steps}. */
    int place(String id) {
        int place = 0;
        while (!steps.get(place).id().equals(id)) {
            place++;
        }
        return place;
    }

    boolean allows(DeviationKind kind, String step) {
        return allowed.contains(new AllowedDeviation(kind, step));
    }
}
