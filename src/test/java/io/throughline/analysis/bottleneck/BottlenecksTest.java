package io.throughline.analysis.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import io.throughline.path.DropOff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.junit.jupiter.api.Test;

class BottlenecksTest {
    private static final Bottleneck.Request ALL = new Bottleneck.Request(100, true, true, true);

    private static EvaluatedJourneys evaluate(JourneySet set) {
        return new EvaluatedJourneys(set, ids -> new String[ids.length]);
    }

    private static List<Bottleneck> bottlenecks(JourneySet set, Bottleneck.Request request) {
        EvaluatedJourneys journeys = evaluate(set);
        return Bottlenecks.of(set, journeys.graph(), journeys.losses().lost(), request);
    }

    private static Bottleneck find(JourneySet set, String id) {
        return bottlenecks(set, ALL).stream()
                .filter(b -> b.touchpoint().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Everything to purchase passes B; A has a way around it over C only to B. Waits at A: 1, 2, 5 h; the run of A counts from its last
     * row. A is visited 5 times in 4 journeys.
     */
    @Test
    void figuresByHand() {
        JourneySet set = Fixture.journeys(
                "A > B +1h => buy 5", "A~30m > C +2h > B => buy 5", "C > B => buy 6", "A > A +5h", "A");
        Bottleneck a = find(set, "A");
        assertThat(a.medianWaitSeconds()).isEqualTo(7200);
        assertThat(a.p90WaitSeconds()).isCloseTo(3600 * 4.4, within(1e-9));
        assertThat(a.revisits().numerator()).isEqualTo(1);
        assertThat(a.revisits().denominator()).isEqualTo(5);
        assertThat(a.passedBy().numerator()).isEqualTo(2);
        assertThat(a.passedBy().denominator()).isEqualTo(3);
        assertThat(a.unavoidable()).isFalse();
        assertThat(a.narrowestWaist()).isFalse();
        Bottleneck b = find(set, "B");
        assertThat(b.unavoidable()).isTrue();
        assertThat(b.narrowestWaist()).isTrue();
        assertThat(b.passedBy().value()).isEqualTo(1);
        assertThat(b.reasons())
                .contains(
                        "no way to a conversion leads around it",
                        "part of the narrowest waist before conversion; 3 journeys visit it");
        assertThat(find(Fixture.journeys("A > B => buy", "=> buy"), "B").unavoidable())
                .as("one journey around it")
                .isFalse();
        assertThat(find(Fixture.journeys("A > B => buy", "=> buy"), "B").narrowestWaist())
                .as("direct conversions are left out of the waist")
                .isFalse();
        assertThat(find(Fixture.journeys("A > B => buy", "=> buy"), "A").narrowestWaist())
                .as("of two least cuts the one nearest START")
                .isTrue();
    }

    /** Stage of four: 90 % of the visits of A end, the others lose 0, 20 and 50 %: 7 conversions, see LossesTest. */
    @Test
    void reasonsTellTheNumbers() {
        JourneySet set = LossesTest.staged(
                Fixture.journeys("A => buy", "A x9", "B => buy x2", "C => buy x4", "C", "D => buy", "D", "E", "F x3"),
                id -> "ABCD".contains(id) ? "purchase" : null);
        List<Bottleneck> found = bottlenecks(set, ALL);
        assertThat(found.get(0).touchpoint()).isEqualTo("A");
        assertThat(found.get(0).reasons())
                .contains("loses 90 % of its visits; the other purchase touchpoints lose 20 % (median)");
        assertThat(find(set, "E").reasons())
                .contains("every visit is the last of its journey, so no other way on can be scaled up");
        assertThat(find(set, "B").reasons()).noneMatch(reason -> reason.contains("loses"));
        assertThat(bottlenecks(set, new Bottleneck.Request(1, false, false, false))
                        .get(0)
                        .reasons())
                .isEmpty();
    }

    @Test
    void bottlenecksAndDropOffsTellTheSameLosses() {
        for (long seed = 0; seed < 100; seed++) {
            EvaluatedJourneys journeys = evaluate(RandomLog.of(seed));
            List<DropOff> drops = journeys.losses().dropOffs(100);
            List<Bottleneck> found = Bottlenecks.of(
                    journeys.set(), journeys.graph(), journeys.losses().lost(), ALL);
            assertThat(found.subList(0, drops.size()))
                    .extracting(b -> b.touchpoint() + b.lostConversions() + b.lostValue() + b.dropOff() + b.exitShare())
                    .containsExactlyElementsOf(drops.stream()
                            .map(d ->
                                    d.touchpoint() + d.lostConversions() + d.lostValue() + d.dropOff() + d.exitShare())
                            .toList());
        }
    }

    @Test
    void randomLogsEqualThePlainWay() {
        for (long seed = 0; seed < 300; seed++) {
            JourneySet set = RandomLog.of(seed);
            Reference reference = new Reference(set);
            Set<List<String>> edges = new HashSet<>();
            reference.journeys.forEach(j -> edges.addAll(j.edges()));
            Set<String> waist = waist(set, reference, edges);
            for (Bottleneck found : bottlenecks(set, ALL)) {
                String id = found.touchpoint();
                assertRate(
                        found.passedBy(),
                        reference,
                        j -> j.converted() && j.steps().contains(id),
                        Reference.Journey::converted);
                assertThat(found.revisits().deff())
                        .isCloseTo(
                                reference.deff(j -> Math.max(0, visits(j, id) - 1), j -> visits(j, id)), within(1e-9));
                assertWaits(found, reference);
                Set<String> without = new TreeSet<>(Set.of(id));
                assertThat(found.unavoidable())
                        .isEqualTo(converts(set, edges, Set.of(), true) && !converts(set, edges, without, true));
                assertThat(waist.contains(id)).as("seed %d", seed).isEqualTo(found.narrowestWaist());
            }
        }
    }

    private static long visits(Reference.Journey journey, String id) {
        return journey.steps().stream().filter(id::equals).count();
    }

    private static void assertRate(
            Rate rate, Reference reference, Predicate<Reference.Journey> x, Predicate<Reference.Journey> n) {
        assertThat(rate.numerator()).isEqualTo(reference.count(x));
        assertThat(rate.denominator()).isEqualTo(reference.count(n));
        assertThat(rate.deff()).isCloseTo(reference.deff(j -> x.test(j) ? 1 : 0, j -> n.test(j) ? 1 : 0), within(1e-9));
    }

    private static void assertWaits(Bottleneck found, Reference reference) {
        List<Long> waits = new ArrayList<>();
        for (Reference.Journey j : reference.journeys) {
            for (int k = 0; j.timed() && k + 1 < j.steps().size(); k++) {
                if (j.steps().get(k).equals(found.touchpoint())) {
                    waits.add(j.entered().get(k + 1) - j.left().get(k));
                }
            }
        }
        if (waits.isEmpty()) {
            assertThat(found.medianWaitSeconds()).isNull();
            assertThat(found.p90WaitSeconds()).isNull();
            return;
        }
        assertThat(found.medianWaitSeconds()).isCloseTo(Reference.quantile(waits, 0.5) / 1e6, within(1e-6));
        assertThat(found.p90WaitSeconds()).isCloseTo(Reference.quantile(waits, 0.9) / 1e6, within(1e-6));
    }

    /** Whether a conversion can be reached from START without some steps. */
    private static boolean converts(JourneySet set, Set<List<String>> edges, Set<String> without, boolean direct) {
        Set<String> reached = new HashSet<>(Set.of("START"));
        boolean more = true;
        while (more) {
            more = false;
            for (List<String> edge : edges) {
                boolean left = without.contains(edge.get(1))
                        || (!direct && edge.get(0).equals("START") && conversion(set, edge.get(1)));
                more |= !left && reached.contains(edge.get(0)) && reached.add(edge.get(1));
            }
        }
        return reached.stream().anyMatch(id -> conversion(set, id));
    }

    private static boolean conversion(JourneySet set, String id) {
        int step = set.steps().find(id);
        return step >= 0 && set.steps().isConversion(step);
    }

    /** Of all sets of steps that cut conversion off, those of least journeys; of them the one from before which fewest steps can be reached. */
    private static Set<String> waist(JourneySet set, Reference reference, Set<List<String>> edges) {
        List<String> steps = reference.journeys.stream()
                .flatMap(j -> j.steps().stream())
                .distinct()
                .filter(id -> !conversion(set, id))
                .sorted()
                .toList();
        long least = Long.MAX_VALUE;
        int nearest = 0;
        Set<String> best = Set.of();
        for (int bits = 0; bits < 1 << steps.size(); bits++) {
            int chosen = bits;
            Set<String> cut = steps.stream()
                    .filter(id -> (chosen >> steps.indexOf(id) & 1) == 1)
                    .collect(Collectors.toSet());
            long weight = cut.stream()
                    .mapToLong(id -> reference.count(j -> j.steps().contains(id)))
                    .sum();
            if (weight > least || converts(set, edges, cut, false)) {
                continue;
            }
            int before = reachable(edges, cut, set);
            if (weight < least || before < nearest) {
                least = weight;
                nearest = before;
                best = cut;
            }
        }
        return best;
    }

    private static int reachable(Set<List<String>> edges, Set<String> cut, JourneySet set) {
        Set<String> reached = new HashSet<>(Set.of("START"));
        boolean more = true;
        while (more) {
            more = false;
            for (List<String> edge : edges) {
                boolean on = reached.contains(edge.get(0)) && !conversion(set, edge.get(1));
                more |= on && !cut.contains(edge.get(1)) && reached.add(edge.get(1));
            }
        }
        return reached.size();
    }

    /** A diamond of four nodes after START: its two ways are equally probable, each half of START → D and START → ENDED. */
    @Test
    void equallyProbablePathsAreSplit() {
        JourneySet set = Fixture.journeys("A > B > D", "A > C > D");
        // nodes START A B C D ENDED, 20 ordered pairs of others; through A: from START to B, C, D, ENDED;
        // through B: half of START and A to D and ENDED, so 2; through D: ENDED from START, A, B, C.
        assertThat(find(set, "A").betweenness()).isCloseTo(4.0 / 20, within(1e-12));
        assertThat(find(set, "B").betweenness()).isCloseTo(2.0 / 20, within(1e-12));
        assertThat(find(set, "C").betweenness()).isCloseTo(2.0 / 20, within(1e-12));
        assertThat(find(set, "D").betweenness()).isCloseTo(4.0 / 20, within(1e-12));
        // 1/2 · 1/3 and 1/6 · 1 are the same probability, though not the same sum of rounded logarithms
        JourneySet thirds = Fixture.journeys("A > B > D", "A > B > E", "A > B > F", "A > C > D", "A > G x2");
        assertThat(find(thirds, "C").betweenness()).isPositive();
    }

    /** Lengths as the product has them, by JGraphT's centrality: random graphs of unequal lengths. */
    @Test
    void randomGraphsEqualAnotherLibrary() {
        for (long seed = 0; seed < 150; seed++) {
            JourneySet set = RandomLog.of(seed);
            SimpleDirectedWeightedGraph<String, DefaultWeightedEdge> graph =
                    new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
            EvaluatedJourneys journeys = evaluate(set);
            if (anyTie(journeys, graph)) {
                continue;
            }
            var scores = new BetweennessCentrality<>(graph, true).getScores();
            for (Bottleneck found : Bottlenecks.of(
                    journeys.set(), journeys.graph(), journeys.losses().lost(), ALL)) {
                Double score = scores.get(found.touchpoint());
                double wanted = score == null || score.isNaN() ? 0 : score;
                assertThat(found.betweenness()).as("seed %d", seed).isCloseTo(wanted, within(1e-9));
            }
        }
    }

    /** Fills a graph; true where rounding could decide between paths of the same probability. */
    private static boolean anyTie(
            EvaluatedJourneys journeys, SimpleDirectedWeightedGraph<String, DefaultWeightedEdge> graph) {
        var view = journeys.view(new io.throughline.graph.GraphView.Request(null, null, false, false));
        view.nodes().stream().filter(n -> n.visits() > 0).forEach(n -> graph.addVertex(n.id()));
        view.edges().stream().filter(e -> !e.from().equals(e.to())).forEach(e -> {
            DefaultWeightedEdge edge = graph.addEdge(e.from(), e.to());
            graph.setEdgeWeight(edge, -Math.log(e.probability()) + 1e-9);
        });
        for (String from : graph.vertexSet()) {
            for (String to : graph.vertexSet()) {
                var two = new org.jgrapht.alg.shortestpath.YenKShortestPath<>(graph);
                var paths = from.equals(to)
                        ? List.<org.jgrapht.GraphPath<String, DefaultWeightedEdge>>of()
                        : two.getPaths(from, to, 2);
                if (paths.size() == 2 && paths.get(1).getWeight() - paths.get(0).getWeight() < 1e-10) {
                    return true;
                }
            }
        }
        return false;
    }
}
