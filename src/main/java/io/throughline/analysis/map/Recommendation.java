package io.throughline.analysis.map;

import io.throughline.map.Opportunity;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Estimate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What could be done about what hurts, and what the chain says that it would bring. No causal effect.
 *
 * @param why what hurts, in words
 * @param edits what it changes of the chain; empty where nothing tells
 * @param customers whom what hurts touches; of an opportunity that eases nothing, who comes to its stage
 * @param owner the id of a department
 * @param opportunity what people noted that would do it
 * @param gain null where nothing tells
 * @param perEffort gain / effort: of value where journeys have one, else of conversions; null without a gain
 */
public record Recommendation(
        String text,
        List<String> why,
        @Nullable String stage,
        @Nullable String persona,
        List<Edit> edits,
        long customers,
        @Nullable String owner,
        @Nullable Opportunity opportunity,
        @Nullable Evidence evidence,
        @Nullable Gain gain,
        @Nullable Double perEffort) {
    /** Effort where nobody said any. */
    private static final int USUAL_EFFORT = 3;

    public Recommendation {
        why = List.copyOf(why);
        edits = List.copyOf(edits);
    }

    /** 1 (little) to 5. */
    public int effort() {
        Integer said = opportunity == null ? null : opportunity.effort();
        return said == null ? USUAL_EFFORT : said;
    }

    /** Nobody said how much effort it is. */
    public boolean effortAssumed() {
        return opportunity == null || opportunity.effort() == null;
    }

    /** More conversions for sure. */
    boolean isSure() {
        Double low = gain == null ? null : gain.conversions().low();
        return low != null && low > 0;
    }

    /** @param valued journeys have a value */
    Recommendation bringing(Gain told, boolean valued) {
        Double brings = (valued ? told.value() : told.conversions()).value();
        return with(told, brings == null ? null : (Double) (brings / effort()));
    }

    Recommendation overlapping(@Nullable Double elsewhere, double together) {
        Gain known = Objects.requireNonNull(gain);
        return with(new Gain(known.conversions(), known.value(), known.partly(), elsewhere, together), perEffort);
    }

    private Recommendation with(Gain told, @Nullable Double worth) {
        return new Recommendation(
                text, why, stage, persona, edits, customers, owner, opportunity, evidence, told, worth);
    }

    /**
     * What a change brings, per 30 days where journeys have times, else over the journeys looked at.
     *
     * @param conversions with an interval by samples of customers, null without samples
     * @param partly conversions at 25, 50 and 100 % of the change; empty where only the whole is known
     * @param elsewhere share of it that what stands above brings already; null where only the change by itself is known
     * @param together conversions of this and all that stands above, solved jointly; null as before
     */
    public record Gain(
            Estimate conversions,
            Estimate value,
            List<Double> partly,
            @Nullable Double elsewhere,
            @Nullable Double together) {
        public Gain {
            partly = List.copyOf(partly);
        }
    }
}
