package io.throughline.analysis.map;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepBy;
import io.throughline.measure.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the journeys of a map do in each of its stages, and outside.
 *
 * <p>Cost: one pass over the steps.
 */
public final class Stages {
    private static final int MAX_STAGES = 60;

    private final JourneySet set;
    private final List<StageFigures> stages = new ArrayList<>();
    private final StageFigures outside;

    private Stages(JourneySet set, StageScheme scheme) {
        this.set = set;
        int count = scheme.stages().size();
        int contacts = set.plan().step().length;
        int[] stageOf = new int[contacts];
        int[] touchpointOf = new int[contacts];
        for (int contact = 0; contact < contacts; contact++) {
            Touchpoint touchpoint = set.contacts().touchpointOf(contact);
            stageOf[contact] = scheme.rank(touchpoint.id());
            touchpointOf[contact] = touchpoint.code();
        }
        int touchpoints = set.catalogue().size();
        StageSums sums = set.blocks().parallelStream()
                .map(block -> new StageSums(stageOf, touchpointOf, count, touchpoints).gather(block))
                .reduce(StageSums::merge)
                .orElseGet(() -> new StageSums(stageOf, touchpointOf, count, touchpoints));
        for (int stage = 1; stage <= count; stage++) {
            stages.add(figures(sums, scheme, stage));
        }
        outside = figures(sums, scheme, 0);
    }

    /** Throws {@link InvalidArgument} where steps are no touchpoints. */
    public static Stages of(JourneySet set, StageScheme scheme) {
        StepBy stepBy = set.scope().definition().stepBy();
        if (stepBy != StepBy.TOUCHPOINT) {
            throw new InvalidArgument(
                    "scope.definition.stepBy", stepBy, "TOUCHPOINT: a map lays touchpoints in stages");
        }
        if (scheme.stages().size() > MAX_STAGES) {
            throw new InvalidArgument("stages", scheme.stages().size(), "at most " + MAX_STAGES);
        }
        return new Stages(set, scheme);
    }

    private StageFigures figures(StageSums sums, StageScheme scheme, int stage) {
        String id = stage == 0 ? null : scheme.stages().get(stage - 1);
        String of = "journeys that visit " + (id == null ? "touchpoints in no stage" : id);
        List<TouchpointFigures> touchpoints = set.catalogue().touchpoints().stream()
                .filter(t -> sums.visits[t.code()] > 0 && scheme.rank(t.id()) == stage)
                .map(t -> figures(sums, t))
                .sorted(Comparator.comparingLong((TouchpointFigures t) -> -t.visits())
                        .thenComparing(t -> t.touchpoint().id()))
                .toList();
        return new StageFigures(
                id,
                sums.reached.rate(stage, "journeys"),
                sums.progress.rate(stage, of),
                sums.ends.rate(stage, of),
                sums.loops.rate(stage, of),
                sums.stays.medianSeconds(stage),
                touchpoints.stream().mapToLong(TouchpointFigures::visits).sum(),
                sums.reached.customers(stage),
                touchpoints);
    }

    private static TouchpointFigures figures(StageSums sums, Touchpoint touchpoint) {
        int code = touchpoint.code();
        return new TouchpointFigures(
                touchpoint,
                sums.visits[code],
                sums.visited.rate(code, "journeys"),
                sums.drops.rate(code, "visits of " + touchpoint.id()),
                sums.visited.customers(code),
                sums.lost[code],
                sums.back[code]);
    }

    /** In the order of the map. */
    public List<StageFigures> list() {
        return List.copyOf(stages);
    }

    /** Touchpoints with visits in no stage; empty where there are none. */
    public Optional<StageFigures> unmapped() {
        return outside.visits() == 0 ? Optional.empty() : Optional.of(outside);
    }

    /** That stages and what lies outside are the whole. */
    public List<Check> checks(long journeys, long converted) {
        long steps = set.blocks().stream().mapToLong(block -> block.steps()).sum();
        List<StageFigures> all = new ArrayList<>(stages);
        all.add(outside);
        return List.of(
                Check.of(
                        "visits over all stages and outside = steps of all journeys",
                        all.stream().mapToLong(StageFigures::visits).sum(),
                        steps),
                Check.of(
                        "journeys that end in a stage or outside = journeys - converted",
                        all.stream()
                                .mapToLong(stage -> stage.exitShare().numerator())
                                .sum(),
                        journeys - converted),
                Check.of(
                        "drop-offs over all touchpoints = journeys - converted",
                        all.stream()
                                .flatMap(stage -> stage.touchpoints().stream())
                                .mapToLong(t -> t.dropOff().numerator())
                                .sum(),
                        journeys - converted));
    }
}
