package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.JourneyDesk;
import io.throughline.analysis.TransitionDesk;
import io.throughline.graph.GraphView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Scope;
import io.throughline.journey.TransitionGraph;
import io.throughline.measure.Check;
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
    private TransitionDesk transitions;

    @Autowired
    private TransitionGraph stored;

    @Autowired
    private JourneyIndex index;

    @Autowired
    private JourneyDesk desk;

    @Test
    void databaseHoldsAndRecountsTheGraphOfTheIndex() throws Exception {
        new Answering(port).whenReady();
        transitions.refresh();
        GraphView graph = desk.journeys(Scope.ALL).graph(new GraphView.Request(null, null, true, false));
        assertThat(stored.asOf(TransitionGraph.EVERYONE)).hasValue(index.version());
        assertThat(stored.list(TransitionGraph.EVERYONE)).hasSameSizeAs(graph.edges());
        assertThat(sum(TransitionGraph.Transition::count))
                .isEqualTo(
                        graph.edges().stream().mapToLong(GraphView.Edge::count).sum());
        assertThat(sum(t -> t.to().equals("purchase") ? t.converted() : 0))
                .isEqualTo(desk.journeys(Scope.ALL).converted());

        assertThat(transitions.verify()).get().matches(Check::holds);
        assertThat(desk.journeys(Scope.ALL).checks())
                .extracting(Check::name)
                .contains("transitions counted in the database = transitions of the index");
        assertThat(transitions.refresh()).as("nothing has changed since").isFalse();
    }

    private long sum(ToLongFunction<TransitionGraph.Transition> figure) {
        return stored.list(TransitionGraph.EVERYONE).stream().mapToLong(figure).sum();
    }
}
