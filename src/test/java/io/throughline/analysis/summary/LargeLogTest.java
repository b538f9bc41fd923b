package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.analysis.check.JourneyChecks;
import io.throughline.graph.GraphView;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.journey.SharedLog;
import io.throughline.measure.Check;
import io.throughline.path.variant.Paths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LargeLogTest {

    static void assertCountsAlone(JourneySet set, GraphView whole) {
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        GraphView counts = journeys.view(new GraphView.Request(null, false, true, false, GraphView.Keep.ALL));
        assertThat(counts.edges())
                .isEqualTo(whole.edges().stream()
                        .map(e -> new GraphView.Edge(
                                e.from(), e.to(), e.count(), e.probability(), null, e.medianSeconds(), e.p90Seconds()))
                        .toList());
        assertThat(counts.nodes())
                .isEqualTo(whole.nodes().stream()
                        .map(n -> new GraphView.Node(
                                n.id(), n.kind(), n.label(), n.channel(), n.stage(), n.visits(), null, null, 0, 0))
                        .toList());
        assertThatThrownBy(() -> counts.nodes().get(0).dropOff()).hasMessageContaining("not asked for");
    }

    /** 5,000 steps in a row and back: the table of edges is hashed, and every edge is found. */
    @Test
    void aGraphOfFiveThousandStepsIsExact() {
        StringBuilder line = new StringBuilder("s1000");
        for (int i = 1001; i < 6000; i++) {
            line.append(" > s").append(i);
        }
        JourneySet set = Fixture.of(line.toString(), line + " => buy 5", "s1000 > s5999")
                .blocksOf(2)
                .set();
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        GraphView graph = journeys.view(new GraphView.Request(null, null, true, true));
        assertThat(graph.nodes()).hasSize(5_003);
        assertCountsAlone(set, graph);
        assertThat(graph.edges()).hasSize(4_999 + 4);
        assertThat(graph.edges().get(0).from()).isEqualTo("START");
        assertThat(graph.edges().get(0).count()).isEqualTo(3);
        assertThat(graph.edges().stream().filter(e -> e.medianSeconds() != null))
                .hasSize(5_001)
                .allMatch(e -> e.medianSeconds() == 60);
        assertThat(JourneyChecks.of(journeys)).allMatch(Check::holds);
    }

    @Test
    void aRealLogOfFourThousandPagesEqualsAPlainCount() throws IOException {
        assumeTrue(Files.exists(SharedLog.file("nasa_sessions_aug95.csv.gz")));
        Map<String, List<String>> customers = SharedLog.read(SharedLog.file("nasa_sessions_aug95.csv.gz"));
        JourneySet set = SharedLog.journeys(customers, "20");
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        GraphView graph = journeys.view(new GraphView.Request(null, null, true, true));
        Map<List<String>, Long> plain = new HashMap<>();
        for (List<String> pages : customers.values()) {
            for (int i = 1; i < pages.size(); i++) {
                if (!pages.get(i - 1).equals("20")) {
                    plain.merge(List.of(pages.get(i - 1), pages.get(i)), 1L, Long::sum);
                }
            }
        }
        Map<List<String>, Long> counted = new HashMap<>();
        graph.edges().stream()
                .filter(e -> !e.from().equals("START") && !e.to().equals("ENDED"))
                .forEach(e -> counted.put(List.of(e.from(), e.to()), e.count()));
        assertThat(counted).isEqualTo(plain);
        assertThat(graph.nodes().stream().filter(n -> n.conversionFromHere() != null))
                .hasSize(4_020)
                .allMatch(n -> n.conversionFromHere() >= 0 && n.conversionFromHere() <= 1);
        assertThat(Spread.seconds(journeys.set())).isNull();
        assertThat(JourneyChecks.of(journeys)).allMatch(Check::holds);
        Paths paths = journeys.paths().page(new Paths.Request(5, null, Paths.Span.WINDOW, 3, Paths.Order.COUNT, 1));
        assertThat(paths.entries()).hasSize(5);
    }
}
