package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.TransitionService;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.graph.GraphView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TransitionGraph;
import io.throughline.measure.Check;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The aggregated graph in the database over the sample market: equal to the index, and recounted by the database itself. */
@SampleService
class TransitionsIT {
    @LocalServerPort
    private int port;

    @Autowired
    private TransitionService transitions;

    @Autowired
    private TransitionGraph stored;

    @Autowired
    private JourneyIndex index;

    @Autowired
    private JourneyService service;

    @Autowired
    private TimelineSource timelines;

    @Test
    void databaseHoldsAndRecountsTheGraphOfTheIndex() throws Exception {
        new Answering(port).whenReady();
        transitions.refresh();
        GraphView graph = service.journeys(Scope.ALL).view(new GraphView.Request(null, null, true, false));
        assertThat(stored.asOf(TransitionGraph.EVERYONE)).hasValue(index.version());
        assertThat(stored.list(TransitionGraph.EVERYONE)).hasSameSizeAs(graph.edges());
        assertThat(sum(TransitionGraph.Transition::count))
                .isEqualTo(
                        graph.edges().stream().mapToLong(GraphView.Edge::count).sum());
        assertThat(sum(t -> t.to().equals("purchase") ? t.converted() : 0))
                .isEqualTo(service.journeys(Scope.ALL).converted());

        assertThat(transitions.verify(() -> true)).get().matches(Check::holds);
        assertThat(JourneyChecks.of(service.journeys(Scope.ALL)))
                .extracting(Check::name)
                .contains("transitions counted in the database = transitions of the index");
        assertThat(transitions.refresh()).as("nothing has changed since").isFalse();
    }

    /** One transition more here and one less there leaves the sums alike, and is noticed and shown among the checks all the same. */
    @Test
    void whatTheDatabaseCountsOtherwiseIsNoticed() throws Exception {
        new Answering(port).whenReady();
        List<TransitionGraph.Count> counts =
                new ArrayList<>(stored.count(() -> true).orElseThrow());
        for (int i = 0; i < 2; i++) {
            TransitionGraph.Count count = counts.get(i);
            counts.set(i, new TransitionGraph.Count(count.from(), count.to(), count.count() + 1 - 2 * i));
        }
        TransitionGraph wrong = (TransitionGraph) Proxy.newProxyInstance(
                TransitionGraph.class.getClassLoader(),
                new Class<?>[] {TransitionGraph.class},
                (proxy, method, arguments) -> Optional.of(counts));
        Check check = new TransitionService(index, service, wrong, timelines)
                .verify(() -> true)
                .orElseThrow();
        assertThat(check.holds()).isFalse();
        assertThat(check.left()).isEqualTo(check.right());
        assertThat(JourneyChecks.of(service.journeys(Scope.ALL))).contains(check);
        assertThat(transitions.verify(() -> true)).get().matches(Check::holds);
        assertThat(JourneyChecks.of(service.journeys(Scope.ALL))).allMatch(Check::holds);
    }

    private long sum(ToLongFunction<TransitionGraph.Transition> figure) {
        return stored.list(TransitionGraph.EVERYONE).stream().mapToLong(figure).sum();
    }
}
