package io.throughline.analysis.picture;

import io.throughline.analysis.map.GoalFigures;
import io.throughline.analysis.map.StageColumn;
import io.throughline.map.Goal;
import java.util.List;

/** What customers want in a stage, how many get it, and how much is left to be wished for. */
final class GoalLane {
    private GoalLane() {}

    static Drawn of(StageColumn column, double width, Density most) {
        List<GoalFigures> goals = column.goalFigures();
        Stack text = new Stack(width);
        for (GoalFigures goal : goals.stream().limit(most.items()).toList()) {
            text.lines("strong", goal.goal().text(), most.lines());
            if (goal.met() == null) {
                text.small("soft", "no pattern says when it is met", null, null);
            } else {
                String took = goal.medianSeconds() == null ? "" : " · in " + Words.duration(goal.medianSeconds());
                text.small(
                        "",
                        "met " + Words.interval(goal.met()) + took,
                        "goal." + goal.goal().id() + ".met",
                        goal.met().value());
            }
            need(text, goal);
            text.gap();
        }
        text.more(goals.size() - most.items());
        return text.drawn();
    }

    private static void need(Stack text, GoalFigures goal) {
        Goal written = goal.goal();
        Double importance = written.importance();
        Double satisfaction = goal.satisfaction();
        if (importance != null && satisfaction != null && goal.need() != null) {
            text.small(
                    "soft",
                    "need " + Words.trimmed(goal.need()) + " of 20: important " + Words.trimmed(importance)
                            + ", satisfied " + Words.trimmed(satisfaction),
                    "goal." + written.id() + ".need",
                    goal.need());
        } else if (importance != null) {
            text.small(
                    "soft",
                    "important " + Words.trimmed(importance) + " of 10, no feedback tells satisfaction",
                    null,
                    null);
        }
    }
}
