package io.throughline.analysis.feedback;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.catalogue.Touchpoint;
import io.throughline.feedback.LevelEffects;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepBy;
import io.throughline.markov.removal.ProgressEffects;
import io.throughline.measure.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each touchpoint does to feelings, beside what it does to getting on. */
public final class FeedbackEffects {
    private FeedbackEffects() {}

    /**
     * Of one touchpoint.
     *
     * @param effectOnProgress null where its stage is the last or not known, and where steps are no touchpoints
     */
    public record Row(
            String touchpoint,
            Estimate effectOnLevel,
            @Nullable Double effectOnProgress) {}

    /** Touchpoints that journeys of the scope visit, those with most visits between two items first, then by id. */
    public static List<Row> of(EvaluatedFeedback feedback) {
        EvaluatedJourneys journeys = feedback.journeys();
        JourneySet set = journeys.set();
        if (set.scope().definition().stepBy() != StepBy.TOUCHPOINT) {
            return levels(LevelEffects.of(feedback.set()));
        }
        Map<String, Estimate> levels = LevelEffects.of(feedback.set());
        double[] progress = ProgressEffects.of(journeys.transitions(), ranks(set));
        JourneyGraph graph = journeys.graph();
        List<Row> rows = new ArrayList<>();
        for (int step = 0; step < progress.length; step++) {
            if (graph.visits(step) > 0) {
                String id = set.steps().id(step);
                Double mine = Double.isNaN(progress[step]) ? null : (Double) progress[step];
                rows.add(new Row(id, levels.getOrDefault(id, LevelEffects.none()), mine));
            }
        }
        return sorted(rows);
    }

    private static List<Row> levels(Map<String, Estimate> levels) {
        List<Row> rows = new ArrayList<>();
        levels.forEach((id, effect) -> rows.add(new Row(id, effect, null)));
        return sorted(rows);
    }

    private static List<Row> sorted(List<Row> rows) {
        rows.sort(Comparator.<Row>comparingLong(row -> -row.effectOnLevel.n()).thenComparing(Row::touchpoint));
        return List.copyOf(rows);
    }

    /** By step the place of its stage; −1 for none. */
    private static int[] ranks(JourneySet set) {
        int[] ranks = new int[set.steps().size()];
        Arrays.setAll(
                ranks,
                step -> set.catalogue()
                        .find(set.steps().id(step))
                        .filter(touchpoint -> touchpoint.stage() != null)
                        .map(Touchpoint::stageOrder)
                        .orElse(-1));
        return ranks;
    }
}
