package io.throughline.design;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.StepBy;
import io.throughline.journey.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A design made ready for one set of journeys: which of its steps each step of a journey may be, and what an extra visit costs. */
final class DesignPlan {
    final Design design;
    final PlannedWays ways;
    final Steps steps;

    /** By step of the journeys: the design's steps that it may be, in the order of their ids. */
    final int[][] matching;

    /** By step of the journeys: 0 where a visit is foreseen anywhere or allowed. */
    final int[] extraCost;

    /** By step of the journeys: visits are foreseen anywhere. */
    final boolean[] anywhere;

    /** What the reader has to know of the design. */
    final List<String> notes = new ArrayList<>();

    DesignPlan(Design design, JourneySet set) {
        this.design = design;
        this.ways = new PlannedWays(design);
        this.steps = set.steps();
        StepBy stepBy = set.scope().definition().stepBy();
        if (stepBy != StepBy.TOUCHPOINT && stepBy != StepBy.STAGE) {
            throw new InvalidArgument("definition.stepBy", stepBy, "TOUCHPOINT or STAGE: a design is made of these");
        }
        List<List<Integer>> may = new ArrayList<>();
        for (int code = 0; code < steps.size(); code++) {
            may.add(new ArrayList<>());
        }
        anywhere = new boolean[steps.size()];
        for (int place = 0; place < design.steps().size(); place++) {
            DesignStep step = design.steps().get(place);
            for (int code : codes(step, stepBy, set.catalogue())) {
                may.get(code).add(place);
                anywhere[code] |= step.anywhere();
            }
        }
        matching = may.stream()
                .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        extraCost = new int[steps.size()];
        for (int code = 0; code < steps.size(); code++) {
            extraCost[code] = anywhere[code] || design.allows(DeviationKind.EXTRA, steps.id(code)) ? 0 : 1;
        }
    }

    private int[] codes(DesignStep step, StepBy stepBy, Catalogue catalogue) {
        String touchpoint = step.touchpoint();
        if (touchpoint != null) {
            return ofTouchpoint(step, touchpoint, stepBy, catalogue);
        }
        String stage = Objects.requireNonNull(step.stage());
        List<String> stages = catalogue.touchpoints().stream()
                .map(Touchpoint::stage)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!stages.contains(stage)) {
            note(step, stage, stages);
        }
        List<String> ids = stepBy == StepBy.STAGE
                ? List.of(stage)
                : catalogue.touchpoints().stream()
                        .filter(of -> stage.equals(of.stage()))
                        .map(Touchpoint::id)
                        .toList();
        return ids.stream().mapToInt(steps::find).filter(code -> code >= 0).toArray();
    }

    /** A plan may name what does not exist yet, and a name may be mistyped. */
    private void note(DesignStep step, String name, List<String> known) {
        notes.add("Step " + step.id() + ": the data hold no \"" + name + "\" yet, so nobody is there. Known is "
                + NearestNames.nearest(name, known) + ".");
    }

    /** None where the journeys of this scope do not visit it. */
    private int[] ofTouchpoint(DesignStep step, String touchpoint, StepBy stepBy, Catalogue catalogue) {
        int code = steps.find(touchpoint);
        if (code < 0 && catalogue.find(touchpoint).isEmpty()) {
            note(
                    step,
                    touchpoint,
                    catalogue.touchpoints().stream().map(Touchpoint::id).toList());
        }
        if (stepBy == StepBy.STAGE && (code < 0 || !steps.isConversion(code))) {
            throw new InvalidArgument(
                    "design.steps." + step.id(), touchpoint, "a stage or a conversion, since steps are stages here");
        }
        return code < 0 ? new int[0] : new int[] {code};
    }
}
