package io.throughline.analysis.check;

import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.feedback.FeedbackBreakdown;
import io.throughline.analysis.feedback.FeedbackBreakdown.Row;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.feedback.FeedbackFigures;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.journey.FeedbackKind;
import io.throughline.measure.Check;
import io.throughline.measure.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Identities between figures of what customers say; none where nobody says anything. */
final class FeedbackChecks {
    private static final double ROUNDING = 1e-9;

    private FeedbackChecks() {}

    static List<Check> of(EvaluatedJourneys journeys) {
        if (journeys.data().said().isEmpty()) {
            return List.of();
        }
        EvaluatedFeedback feedback = EvaluatedFeedback.of(journeys, FeedbackFilter.ALL, true);
        return of(part -> feedback);
    }

    /** What checks lay beside each other. */
    enum Part {
        ITEMS,
        RULES,
        FIGURES,
        KINDS,
        STAGES,
        TOUCHPOINTS
    }

    static List<Check> of(Function<Part, EvaluatedFeedback> parts) {
        long items = parts.apply(Part.ITEMS).items();
        FeedbackFigures whole = parts.apply(Part.FIGURES).figures();
        List<Row> kinds = FeedbackBreakdown.of(parts.apply(Part.KINDS), "KIND", FeedbackKind.values().length);
        List<Row> stages = FeedbackBreakdown.of(parts.apply(Part.STAGES), "STAGE", 0);
        List<Row> touchpoints = FeedbackBreakdown.of(parts.apply(Part.TOUCHPOINTS), "TOUCHPOINT", 10_000);
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of(
                "feedback over all rules = items",
                parts.apply(Part.RULES).joined().stream()
                        .mapToLong(EvaluatedFeedback.JoinCount::items)
                        .sum(),
                items));
        checks.add(Check.of(
                "feedback over all stages = items",
                stages.stream().mapToLong(Row::items).sum(),
                items));
        checks.add(Check.of(
                "level over all touchpoints = level",
                touchpoints.stream().mapToDouble(row -> sum(row.level())).sum(),
                sum(whole.level()),
                ROUNDING));
        Estimate nps = whole.nps();
        if (nps != null) {
            checks.add(Check.of(
                    "promoters + passives + detractors = NPS answers",
                    whole.promoters() + whole.passives() + whole.detractors(),
                    kinds.stream()
                            .filter(row -> row.key().equals(FeedbackKind.NPS.name()))
                            .mapToLong(Row::items)
                            .sum()));
            checks.add(Check.of(
                    "NPS over all touchpoints = NPS",
                    touchpoints.stream().mapToDouble(row -> sum(row.nps())).sum(),
                    sum(nps),
                    ROUNDING));
        }
        return List.copyOf(checks);
    }

    /** Of the figure over all items. */
    private static double sum(@Nullable Estimate mean) {
        Double value = mean == null ? null : mean.value();
        return mean == null || value == null ? 0 : value * mean.n();
    }
}
