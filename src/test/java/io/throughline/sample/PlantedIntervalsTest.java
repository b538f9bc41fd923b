package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Fixture;
import io.throughline.measure.Rate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chances that were planted lie within the intervals of what the journey graph finds, as often as the intervals promise. */
class PlantedIntervalsTest {
    private static final DrawnMarket DRAWN = DrawnMarket.of(60_000, 19);
    /** Fewer on either side say too little about a chance. */
    private static final double MIN_EXPECTED = 10;

    private final RetailMarket market = DRAWN.market();
    private int cells;
    private int covered;

    @Test
    void ninetyFivePercentOfTransitionsAreCovered() {
        forEachChain((chain, graph) -> {
            for (int from = 0; from < chain.size(); from++) {
                for (int to = 0; to < chain.size(); to++) {
                    int edge = edge(graph, from, to);
                    long count = edge < 0 ? 0 : graph.count(edge);
                    count(chain.probability(from, to), count, node(graph, from));
                }
            }
        });
        assertThat(cells).isGreaterThan(500);
        assertCovered();
    }

    @Test
    void ninetyFivePercentOfDropOffsAreCovered() {
        forEachChain((chain, graph) -> {
            for (int from = 0; from < chain.size(); from++) {
                int node = graph.steps().find(id(from));
                if (node >= 0
                        && from != market.conversion()
                        && graph.visits(node) * chain.ending(from) >= MIN_EXPECTED) {
                    tell(chain.ending(from), graph.dropOff(node));
                }
            }
        });
        assertThat(cells).isGreaterThan(150);
        assertCovered();
    }

    /** 95 %, within three standard errors of so many. */
    private void assertCovered() {
        double off = 3 * Math.sqrt(0.95 * 0.05 / cells);
        assertThat((double) covered / cells).isBetween(0.95 - off, 0.95 + off);
    }

    private interface Look {
        void at(Chain chain, JourneyGraph graph);
    }

    /** Journeys of one persona and propensity follow one chain. */
    private void forEachChain(Look look) {
        for (int p = 0; p < market.personas().size(); p++) {
            for (int q = 0; q < market.propensities().size(); q++) {
                look.at(market.chain(p, q), graph(p, q));
            }
        }
    }

    private JourneyGraph graph(int persona, int propensity) {
        return JourneyGraph.of(Fixture.journeys(DRAWN.customers().stream()
                .filter(c -> c.who().persona() == persona && c.who().propensity() == propensity)
                // Whoever reaches the most steps a customer may take did not end there by chance.
                .filter(c -> c.touchpoints().length < RetailMarket.MAX_STEPS)
                .map(c -> line(c.touchpoints()))
                .toArray(String[]::new)));
    }

    private String line(int[] touchpoints) {
        String all = Arrays.stream(touchpoints)
                .mapToObj(t -> t == market.conversion() ? "=> " + id(t) + " |" : "> " + id(t))
                .collect(Collectors.joining(" "));
        return Arrays.stream(all.split("\\|"))
                .map(journey -> journey.strip().replaceFirst("^> ", ""))
                .filter(journey -> !journey.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private String id(int touchpoint) {
        return market.touchpoints().get(touchpoint).id();
    }

    private int edge(JourneyGraph graph, int from, int to) {
        int a = graph.steps().find(id(from));
        int b = graph.steps().find(id(to));
        return a < 0 || b < 0 ? -1 : graph.find(a, b);
    }

    private long node(JourneyGraph graph, int from) {
        int node = from == market.conversion() ? -1 : graph.steps().find(id(from));
        return node < 0 ? 0 : graph.out(node);
    }

    private void count(double planted, long count, long visits) {
        if (planted * visits >= MIN_EXPECTED && (1 - planted) * visits >= MIN_EXPECTED) {
            tell(planted, Rate.of(count, visits, "visits"));
        }
    }

    private void tell(double planted, Rate found) {
        cells++;
        covered += found.low() <= planted && planted <= found.high() ? 1 : 0;
    }
}
