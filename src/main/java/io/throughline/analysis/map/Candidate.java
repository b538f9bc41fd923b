package io.throughline.analysis.map;

import io.throughline.analysis.map.Recommendation.Gain;
import io.throughline.map.Opportunity;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that could be done, before it is told what it brings.
 *
 * @param pain what it is about; null: only an opportunity
 */
record Candidate(
        String text,
        List<String> why,
        @Nullable PainPoint pain,
        @Nullable String stage,
        @Nullable String persona,
        List<Edit> edits,
        long customers,
        @Nullable String owner,
        @Nullable Opportunity opportunity,
        @Nullable Evidence evidence) {

    /** @param valued journeys have a value */
    Recommendation with(@Nullable Gain gain, boolean valued) {
        Integer said = opportunity == null ? null : opportunity.effort();
        int effort = said == null ? Recommendations.USUAL_EFFORT : said;
        Double brings = gain == null
                ? null
                : valued ? gain.value().value() : gain.conversions().value();
        return new Recommendation(
                text,
                why,
                stage,
                persona,
                edits,
                gain,
                effort,
                said == null,
                brings == null ? null : (Double) (brings / effort),
                customers,
                owner,
                opportunity,
                evidence);
    }
}
