package io.throughline.analysis.kpi;

import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.feedback.FeedbackTrend;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.FeedbackFormula;
import io.throughline.kpi.KpiValue;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Named figures of what customers say in the scope of one set of journeys. */
final class SaidKpis {
    private static final String FILTER = "filter.";

    private SaidKpis() {}

    static KpiValue of(EvaluatedJourneys journeys, FeedbackFormula formula) {
        return placed(formula, () -> {
            EvaluatedFeedback feedback = feedback(journeys, formula);
            KpiValue value = formula.over(feedback.set());
            for (String note : feedback.notes()) {
                value = value.withNote(note);
            }
            return value;
        });
    }

    static List<KpiPoint> trend(
            EvaluatedJourneys journeys, FeedbackFormula formula, TrendPoint.Unit unit, ZoneId zone) {
        return placed(
                formula,
                () -> FeedbackTrend.split(feedback(journeys, formula).set(), unit, zone).stream()
                        .map(part -> new KpiPoint(part.from(), part.to(), formula.over(part.items())))
                        .toList());
    }

    /** Those that a figure looks at. */
    static JoinedFeedback items(EvaluatedJourneys journeys, FeedbackFormula formula) {
        return placed(formula, () -> feedback(journeys, formula).set());
    }

    /** The figure over some of those. */
    static KpiValue over(FeedbackFormula formula, JoinedFeedback some) {
        return placed(formula, () -> formula.over(some));
    }

    private static EvaluatedFeedback feedback(EvaluatedJourneys journeys, FeedbackFormula formula) {
        return EvaluatedFeedback.of(journeys, formula.items(), true);
    }

    /** Faults of the filter name the formula. */
    private static <T> T placed(FeedbackFormula formula, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (InvalidArgument fault) {
            if (!fault.argument().startsWith(FILTER)) {
                throw fault;
            }
            String argument = fault.argument().substring(FILTER.length());
            throw new InvalidArgument("formula." + formula.name() + "." + argument, fault.value(), fault.allowed());
        }
    }
}
