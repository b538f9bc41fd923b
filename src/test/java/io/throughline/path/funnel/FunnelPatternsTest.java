package io.throughline.path.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.RandomLog;
import io.throughline.journey.JourneySet;
import io.throughline.path.StepMatcher;
import io.throughline.path.pattern.StepPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A funnel whose steps are patterns is the funnel whose steps are the ids that the patterns fit. */
class FunnelPatternsTest {
    private static Funnel funnel(JourneySet set, Funnel.Order order, List<Funnel.Condition> steps) {
        return Funnels.of(
                set, new Funnel.Request(steps, order, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, true));
    }

    private static Funnel.Condition ids(String... ids) {
        return new Funnel.Condition(List.of(ids), null, false, null);
    }

    private static Funnel.Condition by(StepMatcher matcher) {
        return new Funnel.Condition(null, matcher, false, null);
    }

    @Test
    void patternsAndIdsGiveTheSameFunnel() {
        for (long seed = 0; seed < 60; seed++) {
            JourneySet set = RandomLog.of(seed);
            int last = set.steps().size() - 1;
            String a = set.steps().id(0);
            String b = set.steps().id(last);
            StepPattern first = StepPattern.of("steps[0].matching", "\"" + a + "\" | \"" + b + "\"", set);
            StepPattern second = StepPattern.of("steps[1].matching", "![step!=\"" + b + "\"]", set);
            for (Funnel.Order order : Funnel.Order.values()) {
                Funnel expected = funnel(set, order, List.of(ids(a, b), ids(b)));
                assertThat(funnel(set, order, List.of(by(first::fits), by(second::fits))))
                        .isEqualTo(expected);
                StepMatcher bySteps = new StepMatcher.OfSteps(second.bySteps().orElseThrow());
                assertThat(funnel(set, order, List.of(by(first::fits), by(bySteps))))
                        .isEqualTo(expected);
            }
        }
    }
}
