package io.throughline.attribution;

import io.throughline.journey.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model gives to each step, by step code.
 *
 * @param standardErrors of the conversions; null where they are exact
 * @param shares intervals of the shares of all conversions; null without samples
 * @param removals what MARKOV tells besides; null for the others
 */
record Credits(
        double[] conversions,
        double[] value,
        double @Nullable [] standardErrors,
        @Nullable Bounds shares,
        @Nullable Removals removals,
        List<String> notes) {

    /** An interval for each step. */
    record Bounds(double[] low, double[] high) {}

    /**
     * Effects of taking steps out.
     *
     * @param bounds null without samples
     */
    record Removals(double[] effects, @Nullable Bounds bounds, double chainConversion, List<JointRemoval> joint) {}

    Attribution toAttribution(Attribution.Request request, Steps steps, Outcomes outcomes) {
        return new Attribution(
                request.model(),
                request.model() == AttributionModel.MARKOV ? (Integer) request.order() : null,
                outcomes.conversions,
                outcomes.value,
                outcomes.unattributed,
                outcomes.unattributedValue,
                rows(steps, outcomes),
                removals == null ? null : (Double) removals.chainConversion(),
                removals == null ? List.of() : removals.joint(),
                Stream.concat(notes.stream(), UnusedArguments.notes(request).stream())
                        .toList());
    }

    private List<Credit> rows(Steps steps, Outcomes outcomes) {
        List<Credit> rows = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            if (outcomes.occurs[step] && !steps.isConversion(step)) {
                rows.add(row(step, steps.id(step), outcomes.conversions));
            }
        }
        rows.sort(Comparator.comparingDouble(Credit::conversions).reversed().thenComparing(Credit::step));
        return rows;
    }

    private Credit row(int step, String id, long all) {
        Bounds effects = removals == null ? null : removals.bounds();
        return new Credit(
                id,
                conversions[step],
                value[step],
                all == 0 ? 0 : conversions[step] / all,
                standardErrors == null ? null : (Double) standardErrors[step],
                removals == null ? null : (Double) removals.effects()[step],
                effects == null ? null : (Double) effects.low()[step],
                effects == null ? null : (Double) effects.high()[step],
                shares == null ? null : (Double) shares.low()[step],
                shares == null ? null : (Double) shares.high()[step],
                null,
                null,
                null);
    }
}
