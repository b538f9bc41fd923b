package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.graph.JourneyGraph;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.Deadline;
import io.throughline.journey.Definition;
import io.throughline.journey.Scope;
import io.throughline.measure.Check;
import io.throughline.persona.MemoryPersonas;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** What was counted of a cut serves every later question about the same cut, and no other. */
class KeptCountsTest {
    private static final int MANY = 40;

    private final MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy")
            .add(List.of(
                    Row.of("ann", 1, "web"),
                    Row.of("ann", 2, "buy"),
                    Row.of("bob", 1, "store"),
                    Row.of("bob", 3, "web"),
                    Row.of("cid", 1, "web")));
    private final MemoryPersonas personas = new MemoryPersonas(id -> OptionalInt.empty());
    private final JourneyIndex index = new JourneyIndex(log);
    private final JourneyService service = new JourneyService(index, log, personas);

    KeptCountsTest() {
        index.refresh();
    }

    private EvaluatedJourneys ask(Scope scope) {
        EvaluatedJourneys journeys = service.journeys(scope);
        assertThat(JourneyChecks.of(journeys)).allMatch(Check::holds);
        return journeys;
    }

    private static Scope gap(int days) {
        return Scope.ALL.withDefinition(Definition.DEFAULT.withInactivity(Duration.ofDays(days)));
    }

    @Test
    void oneCutIsCountedOnce() {
        EvaluatedJourneys first = ask(Scope.ALL);
        EvaluatedJourneys again = ask(Scope.ALL);
        assertThat(again.set()).isNotSameAs(first.set());
        assertThat(again.graph()).isSameAs(first.graph());
        assertThat(again.edgeTimes()).isSameAs(first.edgeTimes());
        assertThat(again.chain()).isSameAs(first.chain());
        assertThat(again.losses()).isSameAs(first.losses());
    }

    @Test
    void anotherScopeIsAnotherCut() {
        JourneyGraph all = ask(Scope.ALL).graph();
        assertThat(ask(gap(1)).graph()).isNotSameAs(all).isNotSameAs(ask(gap(2)).graph());
        assertThat(ask(Scope.ALL).graph()).isSameAs(all);
    }

    @Test
    void newDataAreCountedAnew() {
        JourneyGraph before = ask(Scope.ALL).graph();
        log.add(List.of(Row.of("dot", 1, "web")));
        index.refresh();
        JourneyGraph after = ask(Scope.ALL).graph();
        assertThat(before.out(before.start())).isEqualTo(3);
        assertThat(after.out(after.start())).isEqualTo(4);
    }

    @Test
    void whomAPersonaChoosesNowIsPartOfTheCut() {
        Scope scope = Scope.ALL.withPersonas(List.of("some"));
        personas.with("some", "visited('store')");
        JourneyGraph before = ask(scope).graph();
        personas.with("some", "converted()");
        JourneyGraph after = ask(scope).graph();
        assertThat(before.find(before.start(), before.steps().find("store"))).isNotNegative();
        assertThat(after.find(after.start(), after.steps().find("store"))).isNegative();
        Scope rule = Scope.ALL.withCustomers(new CustomerFilter(null, "converted()"));
        assertThat(ask(rule).graph().out(after.start())).isEqualTo(after.out(after.start()));
    }

    @Test
    void theCutAskedForLongestAgoIsForgotten() {
        JourneyGraph all = ask(Scope.ALL).graph();
        JourneyGraph first = ask(gap(1)).graph();
        for (int days = 2; days <= MANY; days++) {
            ask(gap(days)).graph();
            assertThat(ask(Scope.ALL).graph()).isSameAs(all);
        }
        assertThat(ask(gap(1)).graph()).isNotSameAs(first);
    }

    @Test
    void whatWasGivenUpIsNotKept() {
        Counts counts = new Counts();
        assertThatThrownBy(() -> counts.get(JourneyGraph.class, () -> {
                    throw Deadline.nobodyWaits();
                }))
                .isNotNull();
        JourneyGraph graph = ask(Scope.ALL).graph();
        assertThat(counts.get(JourneyGraph.class, () -> graph)).isSameAs(graph);
        assertThat(counts.bytes()).isPositive();
    }
}
