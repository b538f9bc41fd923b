package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.graph.GraphView;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import io.throughline.path.variant.Paths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure on random logs equals the one counted in the plainest way. */
class AgainstReferenceTest {
    private static final int LOGS = 60;

    private static EvaluatedJourneys evaluate(JourneySet set) {
        return new EvaluatedJourneys(set, AgainstReferenceTest::names);
    }

    private static String[] names(int[] ordinals) {
        return java.util.Arrays.stream(ordinals).mapToObj(o -> "c" + o).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void totalsEqualPlainCounts(int third) {
        for (long seed = third; seed < LOGS; seed += 3) {
            JourneySet set = RandomLog.of(seed);
            Reference plain = new Reference(set);
            EvaluatedJourneys fast = evaluate(set);
            assertThat(fast.count()).isEqualTo(plain.journeys.size());
            assertThat(fast.converted()).isEqualTo(plain.count(Reference.Journey::converted));
            assertThat(fast.customers())
                    .isEqualTo(plain.journeys.stream()
                            .map(Reference.Journey::customer)
                            .distinct()
                            .count());
            assertThat(fast.conversion().deff())
                    .isCloseTo(plain.deff(j -> j.converted() ? 1 : 0, j -> 1), within(1e-12));
            List<Long> lengths =
                    plain.journeys.stream().map(j -> (long) j.steps().size()).toList();
            assertThat(Spread.steps(fast.set()).median()).isEqualTo(Reference.quantile(lengths, 0.5));
            assertThat(Spread.steps(fast.set()).p90()).isCloseTo(Reference.quantile(lengths, 0.9), within(1e-12));
            assertThat(JourneyChecks.of(fast)).allMatch(Check::holds);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void nodesEqualPlainCounts(int third) {
        for (long seed = third; seed < LOGS; seed += 3) {
            JourneySet set = RandomLog.of(seed);
            Reference plain = new Reference(set);
            EvaluatedJourneys fast = evaluate(set);
            GraphView graph = fast.view(new GraphView.Request(null, null, true, true));
            for (GraphView.Node node : graph.nodes()) {
                if (node.kind() != GraphView.Kind.STEP && node.kind() != GraphView.Kind.CONVERSION) {
                    continue;
                }
                String id = node.id();
                assertThat(node.visits()).isEqualTo(sum(plain, j -> visits(j, id)));
                assertThat(node.journeys()).isEqualTo(plain.count(j -> visits(j, id) > 0));
                assertThat(node.dropOff().numerator()).isEqualTo(sum(plain, j -> ends(j, id)));
                assertThat(node.dropOff().deff())
                        .isCloseTo(plain.deff(j -> ends(j, id), j -> visits(j, id)), within(1e-9));
                assertThat(node.exitShare().deff())
                        .isCloseTo(plain.deff(j -> ends(j, id), j -> Math.min(1, visits(j, id))), within(1e-9));
                assertThat(node.conversion().numerator())
                        .isEqualTo(plain.count(j -> j.converted() && visits(j, id) > 0));
                assertThat(node.conversion().deff())
                        .isCloseTo(
                                plain.deff(
                                        j -> j.converted() ? Math.min(1, visits(j, id)) : 0,
                                        j -> Math.min(1, visits(j, id))),
                                within(1e-9));
                int step = set.steps().find(id);
                assertThat(fast.graph().revisits(step).deff())
                        .isCloseTo(plain.deff(j -> Math.max(0, visits(j, id) - 1), j -> visits(j, id)), within(1e-9));
                assertThat(fast.graph().passedBy(step).deff())
                        .isCloseTo(
                                plain.deff(
                                        j -> j.converted() ? Math.min(1, visits(j, id)) : 0,
                                        j -> j.converted() ? 1 : 0),
                                within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void edgesEqualPlainCounts(int third) {
        for (long seed = third; seed < LOGS; seed += 3) {
            JourneySet set = RandomLog.of(seed);
            Reference plain = new Reference(set);
            GraphView graph = evaluate(set).view(new GraphView.Request(null, null, true, false));
            Set<List<String>> expected = new HashSet<>();
            plain.journeys.forEach(j -> expected.addAll(j.edges()));
            assertThat(graph.edges()).hasSize(expected.size());
            for (GraphView.Edge edge : graph.edges()) {
                List<String> ends = List.of(edge.from(), edge.to());
                long count =
                        sum(plain, j -> j.edges().stream().filter(ends::equals).count());
                long out = sum(
                        plain,
                        j -> j.edges().stream()
                                .filter(e -> e.get(0).equals(edge.from()))
                                .count());
                assertThat(edge.count()).isEqualTo(count);
                assertThat(edge.probability()).isEqualTo((double) count / out);
                assertThat(edge.journeys()).isEqualTo(plain.count(j -> j.edges().contains(ends)));
                List<Long> dwell = dwell(plain, edge.from(), edge.to());
                assertThat(edge.medianSeconds() == null).isEqualTo(dwell.isEmpty());
                if (!dwell.isEmpty()) {
                    assertThat(edge.medianSeconds()).isCloseTo(Reference.quantile(dwell, 0.5) / 1e6, within(1e-9));
                    assertThat(edge.p90Seconds()).isCloseTo(Reference.quantile(dwell, 0.9) / 1e6, within(1e-6));
                }
            }
        }
    }

    /** Asked without rates the graph is counted otherwise. */
    @Test
    void countsAloneEqualThoseOfTheWholeGraph() {
        for (long seed = 0; seed < LOGS; seed++) {
            JourneySet set = RandomLog.of(seed);
            LargeLogTest.assertCountsAlone(set, evaluate(set).view(new GraphView.Request(null, null, true, true)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void pathsEqualPlainCounts(int length) {
        for (long seed = 0; seed < LOGS; seed++) {
            JourneySet set = RandomLog.of(seed);
            Reference plain = new Reference(set);
            EvaluatedJourneys fast = evaluate(set);
            for (Paths.Order order : Paths.Order.values()) {
                Paths paths = fast.paths()
                        .page(new Paths.Request(
                                10_000,
                                null,
                                length == 0 ? Paths.Span.JOURNEY : Paths.Span.WINDOW,
                                length == 0 ? null : length,
                                order,
                                1));
                List<Paths.Path> found =
                        paths.entries().stream().map(Paths.Entry::path).toList();
                assertThat(new HashSet<>(found.stream().map(Paths.Path::steps).toList()))
                        .isEqualTo(expectedPaths(plain, length))
                        .hasSize(found.size());
                assertThat(found).isSortedAccordingTo(order(order, plain, length));
                found.forEach(path -> assertPath(plain, path, length));
            }
        }
    }

    private static void assertPath(Reference plain, Paths.Path path, int length) {
        List<String> steps = path.steps();
        boolean closed = steps.get(steps.size() - 1).matches("buy|call");
        List<String> base = closed ? steps.subList(0, steps.size() - 1) : steps;
        java.util.function.Predicate<Reference.Journey> has =
                length == 0 ? j -> j.steps().equals(steps) : j -> j.contains(steps);
        java.util.function.Predicate<Reference.Journey> hasBase =
                length == 0 ? j -> j.base().equals(base) : j -> j.contains(base);
        assertThat(path.count()).isEqualTo(plain.count(has));
        assertThat(path.shareOfAll().denominator()).isEqualTo(plain.journeys.size());
        assertThat(path.shareOfAll().deff()).isCloseTo(plain.deff(j -> has.test(j) ? 1 : 0, j -> 1), within(1e-9));
        assertThat(path.conversion().denominator()).isEqualTo(plain.count(hasBase));
        assertThat(path.conversion().numerator()).isEqualTo(plain.count(j -> j.converted() && hasBase.test(j)));
        assertThat(path.conversion().deff())
                .isCloseTo(
                        plain.deff(j -> j.converted() && hasBase.test(j) ? 1 : 0, j -> hasBase.test(j) ? 1 : 0),
                        within(1e-9));
        assertThat(path.value())
                .isCloseTo(
                        plain.journeys.stream()
                                .filter(has)
                                .mapToDouble(Reference.Journey::value)
                                .sum(),
                        within(1e-9));
        List<Long> seconds = new ArrayList<>();
        long occurrences = 0;
        for (Reference.Journey j : plain.journeys) {
            int first = has.test(j) ? java.util.Collections.indexOfSubList(j.steps(), steps) : -1;
            for (int k = 0; length > 0 && k + length <= j.steps().size(); k++) {
                occurrences += j.steps().subList(k, k + length).equals(steps) ? 1 : 0;
            }
            occurrences += length == 0 && first == 0 ? 1 : 0;
            if (first >= 0 && j.timed()) {
                seconds.add(j.left().get(first + steps.size() - 1) - j.entered().get(first));
            }
        }
        assertThat(path.occurrences()).isEqualTo(occurrences);
        assertThat(path.seconds() == null).isEqualTo(seconds.isEmpty());
        if (!seconds.isEmpty()) {
            assertThat(path.seconds().median()).isCloseTo(Reference.quantile(seconds, 0.5) / 1e6, within(1e-9));
            assertThat(path.seconds().mean())
                    .isCloseTo(seconds.stream().mapToLong(s -> s).average().orElseThrow() / 1e6, within(1e-6));
        }
    }

    private static Comparator<Paths.Path> order(Paths.Order order, Reference plain, int length) {
        Comparator<Paths.Path> byKey = switch (order) {
            case COUNT -> Comparator.comparing(p -> -p.count());
            case CONVERTED ->
                Comparator.<Paths.Path, Long>comparing(p -> -plain.count(j ->
                                j.converted() && (length == 0 ? j.steps().equals(p.steps()) : j.contains(p.steps()))))
                        .thenComparing(p -> -p.count());
            case VALUE -> Comparator.comparing(p -> -p.value());
            case CONVERSION -> Comparator.comparing(p -> -p.conversion().low());
        };
        return byKey.thenComparing(Paths.Path::steps, AgainstReferenceTest::compareSteps);
    }

    private static int compareSteps(List<String> a, List<String> b) {
        return java.util.Arrays.compare(a.toArray(new String[0]), b.toArray(new String[0]));
    }

    private static Set<List<String>> expectedPaths(Reference plain, int length) {
        Set<List<String>> paths = new HashSet<>();
        for (Reference.Journey j : plain.journeys) {
            if (length == 0) {
                paths.add(j.steps());
            }
            for (int k = 0; length > 0 && k + length <= j.steps().size(); k++) {
                paths.add(j.steps().subList(k, k + length));
            }
        }
        return paths;
    }

    private static List<Long> dwell(Reference plain, String from, String to) {
        List<Long> dwell = new ArrayList<>();
        for (Reference.Journey j : plain.journeys) {
            for (int k = 1; j.timed() && k < j.steps().size(); k++) {
                if (j.steps().get(k - 1).equals(from) && j.steps().get(k).equals(to)) {
                    dwell.add(j.entered().get(k) - j.left().get(k - 1));
                }
            }
        }
        return dwell;
    }

    private static long sum(Reference plain, java.util.function.ToLongFunction<Reference.Journey> figure) {
        return plain.journeys.stream().mapToLong(figure).sum();
    }

    private static long visits(Reference.Journey j, String id) {
        return j.steps().stream().filter(id::equals).count();
    }

    private static long ends(Reference.Journey j, String id) {
        return !j.converted() && j.steps().get(j.steps().size() - 1).equals(id) ? 1 : 0;
    }
}
