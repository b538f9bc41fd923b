package io.throughline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where one of tree, flow, funnel or graph speaks of other journeys than the rest, the checks that join it to them fail. */
class OrderIdentitiesTest {
    private static final JourneySet SET = Fixture.journeys("A > B => buy", "A > C", "B > A > B");
    private static final JourneySet OTHER = Fixture.journeys("A > C => buy", "C > C", "C > A > B | B");
    private static final String ENTRIES = "sum of |first level of the tree - transitions out of START| = 0";
    private static final String LEVELS = "sum over columns of |flow - level of the tree| = 0";
    private static final String VISITS = "a funnel of the step most visited = journeys that visit it";
    private static final String TAKEN = "a strict funnel over its transition most taken = journeys that take it";

    private static EvaluatedJourneys evaluate(JourneySet set) {
        return new EvaluatedJourneys(set, ids -> new String[ids.length]);
    }

    /** The analysis of one set, some fields of which speak of another. */
    private static List<String> broken(JourneySet graph, String... fields) {
        JourneyAnalysis mixed = (JourneyAnalysis) Proxy.newProxyInstance(
                JourneyAnalysis.class.getClassLoader(),
                new Class<?>[] {JourneyAnalysis.class},
                (proxy, method, arguments) ->
                        method.invoke(evaluate(Set.of(fields).contains(method.getName()) ? OTHER : SET), arguments));
        return new OrderIdentities(SET, mixed)
                .of(JourneyGraph.of(graph)).stream()
                        .filter(check -> !check.holds())
                        .map(Check::name)
                        .toList();
    }

    @Test
    void allHoldWhereAllSpeakOfTheSameJourneys() {
        assertThat(broken(SET)).isEmpty();
    }

    @Test
    void eachFigureOfOtherJourneysIsNoticed() {
        assertThat(broken(SET, "pathTree")).containsExactly(ENTRIES, LEVELS);
        assertThat(broken(SET, "flow")).containsExactly(LEVELS);
        assertThat(broken(SET, "funnel")).containsExactly(VISITS, TAKEN);
        assertThat(broken(OTHER)).contains(ENTRIES, VISITS);
    }

    @Test
    void noJourneysBreakNothing() {
        JourneySet none = new JourneySet(SET.scope(), SET.steps(), SET.catalogue(), List.of(), null);
        assertThat(evaluate(none).checks()).allMatch(Check::holds);
    }
}
