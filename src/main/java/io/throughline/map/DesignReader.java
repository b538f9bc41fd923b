package io.throughline.map;

import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import io.throughline.design.DeviationKind;
import io.throughline.journey.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the design of a map: its steps, chains such as {@code cart > checkout > payment}, and what is allowed besides. */
final class DesignReader {
    private static final Set<String> KEYS = Set.of("steps", "then", "allowed");
    private static final Set<String> STEP =
            Set.of("id", "touchpoint", "stage", "optional", "anywhere", "first", "last");
    private static final Set<String> ALLOWED = Set.of("kind", "step", "why");

    private final Reading reading;
    private final Set<String> stages;

    /** @param stages ids of the map's stages */
    DesignReader(Reading reading, Set<String> stages) {
        this.reading = reading;
        this.stages = stages;
    }

    @Nullable
    MapDesign read(Part map, @Nullable MapDesign old) {
        Part part = map.part("design", KEYS);
        if (part == null) {
            return reading.prune() || map.has("design") ? null : old;
        }
        List<DesignStep> steps = reading.merged(
                part, "steps", STEP, old == null ? List.of() : old.steps(), DesignStep::id, Set.of(), this::step);
        Set<String> ids = steps.stream().map(DesignStep::id).collect(Collectors.toSet());
        List<DesignEdge> edges = reading.either(part, "then", () -> edges(part, ids), old == null ? null : old.edges());
        List<AllowedStep> allowed = allowed(part, old == null ? List.of() : old.allowed());
        return reading.faults.make(part, () -> new MapDesign(steps, edges == null ? List.of() : edges, allowed));
    }

    private DesignStep step(Part part, String id) {
        String stage = part.text("stage");
        String touchpoint = stage == null && !part.has("touchpoint") ? id : part.text("touchpoint");
        if (touchpoint != null) {
            reading.touchpoint(part.near(part.has("touchpoint") ? "touchpoint" : "id"), touchpoint);
        }
        if (stage != null && !stages.contains(stage)) {
            reading.faults.unknown(part.near("stage"), "the stage", stage, stages);
        }
        return new DesignStep(
                id,
                touchpoint,
                stage,
                part.flag("optional"),
                part.flag("anywhere"),
                part.flag("first"),
                part.flag("last"));
    }

    private List<DesignEdge> edges(Part part, Set<String> ids) {
        List<DesignEdge> edges = new ArrayList<>();
        for (Part.Texted chain : part.texts("then")) {
            List<String> steps =
                    Stream.of(chain.text().split(">", -1)).map(String::strip).toList();
            steps.stream()
                    .filter(step -> !ids.contains(step))
                    .findFirst()
                    .ifPresent(step -> reading.faults.add(
                            chain.node(),
                            "\"" + step + "\" is no step of the design; use " + NearestNames.nearest(step, ids)));
            if (steps.size() < 2) {
                reading.faults.add(chain.node(), "a chain has at least two steps, such as cart > checkout");
            }
            for (int i = 1; i < steps.size() && ids.containsAll(steps); i++) {
                edges.add(new DesignEdge(steps.get(i - 1), steps.get(i)));
            }
        }
        return edges;
    }

    private List<AllowedStep> allowed(Part part, List<AllowedStep> old) {
        List<AllowedStep> said = new ArrayList<>();
        for (Part each : part.parts("allowed", ALLOWED)) {
            DeviationKind kind = each.word("kind", DeviationKind.class);
            if (kind == null) {
                each.required("kind");
                continue;
            }
            AllowedStep step = reading.faults.make(
                    each, () -> new AllowedStep(kind, each.required("step"), each.text("why"), null));
            if (step != null) {
                AllowedStep known = old.stream()
                        .filter(a -> a.signed(null).equals(step))
                        .findFirst()
                        .orElse(null);
                said.add(reading.sign(step, known, a -> a.signed(null), a -> a.signed(reading.by)));
            }
        }
        return Merged.of(said, reading.prune() ? List.of() : old, a -> a.kind() + " " + a.step(), Set.of());
    }
}
