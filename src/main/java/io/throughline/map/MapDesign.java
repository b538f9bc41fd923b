package io.throughline.map;

import io.throughline.design.Design;
import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The journey that a map plans: steps on touchpoints or on stages of the map, by their ids, and which may directly follow which. */
public record MapDesign(List<DesignStep> steps, List<DesignEdge> edges, List<AllowedStep> allowed) {
    public MapDesign {
        steps = List.copyOf(steps);
        edges = List.copyOf(new LinkedHashSet<>(edges));
        allowed = List.copyOf(allowed);
        steps.forEach(step -> Checked.id("design.steps", step.id()));
        Checked.once("design.allowed", allowed, step -> step.kind() + " " + step.step());
        toDesign(steps, edges, allowed);
    }

    /** What journeys are laid beside. */
    public Design toDesign() {
        return toDesign(steps, edges, allowed);
    }

    private static Design toDesign(List<DesignStep> steps, List<DesignEdge> edges, List<AllowedStep> allowed) {
        return new Design(
                steps, edges, allowed.stream().map(AllowedStep::deviation).collect(Collectors.toSet()));
    }

    /** Whether its steps are stages; then journeys are read by the map's stages. */
    public boolean isOfStages() {
        return steps.stream().anyMatch(step -> step.stage() != null);
    }

    Set<String> ids() {
        return steps.stream().map(DesignStep::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
