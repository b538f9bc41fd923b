package io.throughline.analysis.map;

import io.throughline.map.Goal;
import io.throughline.measure.Rate;
import org.jspecify.annotations.Nullable;

/**
 * How often a goal is reached.
 *
 * @param met journeys that enter the stage and match the goal's pattern in time / journeys that enter the stage; null without a pattern
 * @param medianSeconds from entering the stage to the step that completes the match, of those that complete it there or later; null
 *     where there are none with times
 * @param satisfaction 5·(level + 1), 0 to 10; null without a level
 * @param need importance + max(importance − satisfaction, 0); null without either
 */
public record GoalFigures(
        Goal goal,
        @Nullable Rate met,
        @Nullable Double medianSeconds,
        @Nullable Double satisfaction,
        @Nullable Double need) {

    /** @param level of the goal's persona in the stage; null where there is none */
    static GoalFigures of(Goal goal, @Nullable GoalSums sums, @Nullable Double level) {
        Double satisfaction = level == null ? null : (Double) (5 * (level + 1));
        Double importance = goal.importance();
        Double need = importance == null || satisfaction == null
                ? null
                : (Double) (importance + Math.max(importance - satisfaction, 0));
        return new GoalFigures(
                goal, sums == null ? null : sums.met(), sums == null ? null : sums.medianSeconds(), satisfaction, need);
    }
}
