package io.throughline.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.Reference;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.comparison.GapPart;
import io.throughline.comparison.PathDifferences;
import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.Difference;
import io.throughline.measure.Newcombe;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comparisons of random sets, with customers in common, equal the plainest way to work them out: maps of maps by customer. */
class ComparisonReferenceTest {
    private static final EdgeDifferences.Request EDGES = new EdgeDifferences.Request(10_000, false, true);
    private static final int SEEDS = 250;

    @Test
    void conversionGap() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ComparisonReference two = ComparisonReference.of(seed);
            Function<Reference.Journey, List<?>> things =
                    j -> j.converted() ? List.of("bought", "any") : List.of("any");
            var a = ComparisonReference.counts(two.a(), things);
            var b = ComparisonReference.counts(two.b(), things);
            assertThat(two.compared().conversionGap().toString().replace("of=journeys", "of=units"))
                    .isEqualTo(ComparisonReference.difference(a, b, "bought", "any")
                            .toString());
            Set<Integer> shared = new HashSet<>(a.keySet());
            shared.retainAll(b.keySet());
            assertThat(two.compared().sharedCustomers()).isEqualTo(shared.size());
        }
    }

    @Test
    void edges() {
        int tested = 0;
        int timed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ComparisonReference two = ComparisonReference.of(seed);
            var a = ComparisonReference.counts(two.a(), ComparisonReference::edgesAndNodes);
            var b = ComparisonReference.counts(two.b(), ComparisonReference::edgesAndNodes);
            List<EdgeDifferences.EdgeDifference> found =
                    two.compared().edges(EDGES).edges();
            Set<List<String>> all = new HashSet<>();
            Stream.of(two.a(), two.b()).forEach(s -> new Reference(s).journeys.forEach(j -> all.addAll(j.edges())));
            assertThat(found).hasSize(all.size());
            double[] p = new double[found.size()];
            double[] times = new double[found.size()];
            for (int i = 0; i < p.length; i++) {
                var edge = found.get(i);
                Difference d = ComparisonReference.difference(a, b, List.of(edge.from(), edge.to()), edge.from());
                assertThat(edge.probabilityA()).isEqualTo(d.a().value());
                assertThat(edge.countB()).isEqualTo(d.b().numerator());
                p[i] = ComparisonReference.test(d);
                times[i] = two.timeTest(edge.from(), edge.to());
                assertThat(edge.pValue()).isEqualTo(Double.isNaN(p[i]) ? null : p[i]);
            }
            double[] q = BenjaminiHochberg.qValues(p);
            double[] timeQ = BenjaminiHochberg.qValues(times);
            for (int i = 0; i < p.length; i++) {
                assertThat(found.get(i).qValue()).isEqualTo(Double.isNaN(q[i]) ? null : q[i]);
                tested += Double.isNaN(q[i]) ? 0 : 1;
                timed += Double.isNaN(timeQ[i]) ? 0 : 1;
                if (Double.isNaN(timeQ[i])) {
                    assertThat(found.get(i).timeQValue()).isNull();
                } else {
                    assertThat(found.get(i).timeQValue()).isCloseTo(timeQ[i], within(1e-12));
                }
            }
            assertThat(found).isSortedAccordingTo(ComparisonReferenceTest::order);
            assertThat(two.compared()
                            .edges(new EdgeDifferences.Request(3, false, true))
                            .edges())
                    .isEqualTo(found.subList(0, Math.min(3, found.size())));
            assertThat(two.compared()
                            .edges(new EdgeDifferences.Request(11, false, true))
                            .edges())
                    .isEqualTo(found.subList(0, Math.min(11, found.size())));
        }
        assertThat(tested).isGreaterThan(500);
        assertThat(timed).isGreaterThan(300);
    }

    private static int order(EdgeDifferences.EdgeDifference x, EdgeDifferences.EdgeDifference y) {
        Comparator<Double> nullsLast = Comparator.nullsLast(Comparator.naturalOrder());
        return Comparator.comparing(EdgeDifferences.EdgeDifference::qValue, nullsLast)
                .thenComparing(ComparisonReferenceTest::size, Comparator.reverseOrder())
                .thenComparing(EdgeDifferences.EdgeDifference::from)
                .thenComparing(EdgeDifferences.EdgeDifference::to)
                .compare(x, y);
    }

    private static double size(EdgeDifferences.EdgeDifference edge) {
        boolean known = edge.probabilityA() != null && edge.probabilityB() != null;
        return known ? Math.abs(edge.probabilityB() - edge.probabilityA()) : -1;
    }

    @Test
    void paths() {
        int tested = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ComparisonReference two = ComparisonReference.of(seed);
            Function<Reference.Journey, List<?>> things = j -> List.of(j.steps(), "any");
            var a = ComparisonReference.counts(two.a(), things);
            var b = ComparisonReference.counts(two.b(), things);
            PathDifferences found = two.compared().paths(10_000);
            double[] p = new double[found.paths().size()];
            for (int i = 0; i < p.length; i++) {
                var path = found.paths().get(i);
                Difference d = ComparisonReference.difference(a, b, path.steps(), "any");
                assertThat(path.a().value()).isEqualTo(d.a().value());
                assertThat(path.b().deff()).isEqualTo(d.b().deff());
                p[i] = ComparisonReference.test(d);
                assertThat(path.pValue()).isEqualTo(Double.isNaN(p[i]) ? null : p[i]);
            }
            double[] q = BenjaminiHochberg.qValues(p);
            long expected = 0;
            for (int i = 0; i < p.length; i++) {
                assertThat(found.paths().get(i).qValue()).isEqualTo(Double.isNaN(q[i]) ? null : q[i]);
                expected += Double.isNaN(q[i]) ? 0 : 1;
            }
            assertThat(found.tested()).isEqualTo(expected);
            tested += (int) expected;
            long sum = found.paths().stream()
                    .mapToLong(path -> path.a().numerator())
                    .sum();
            assertThat(sum).isEqualTo(new Reference(two.a()).journeys.size());
        }
        assertThat(tested).isGreaterThan(300);
    }

    @Test
    void partsSumToTheGapOfTheChains() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ComparisonReference two = ComparisonReference.of(seed);
            EvaluatedComparison compared = two.compared();
            List<GapPart> parts = compared.decomposition();
            if (!parts.isEmpty()) {
                double sum = parts.stream().mapToDouble(GapPart::part).sum();
                double observed = compared.conversionGap().difference();
                assertThat(sum).as("seed " + seed).isCloseTo(observed, within(1e-12));
            }
        }
    }

    @Test
    void mirrored() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ComparisonReference two = ComparisonReference.of(seed);
            EvaluatedComparison one = two.compared();
            EvaluatedComparison other = new ComparisonReference(two.b(), two.a()).compared();
            Difference gap = one.conversionGap();
            Difference back = other.conversionGap();
            assertThat(back.pValue()).isEqualTo(gap.pValue());
            assertThat(back.a()).isEqualTo(gap.b());
            if (gap.low() != null) {
                assertThat(back.high()).isEqualTo(0 - gap.low());
                assertThat(back.difference()).isEqualTo(0 - gap.difference());
            }
            List<EdgeDifferences.EdgeDifference> swapped = other.edges(EDGES).edges().stream()
                    .map(e -> new EdgeDifferences.EdgeDifference(
                            e.from(),
                            e.to(),
                            e.probabilityB(),
                            e.probabilityA(),
                            e.countB(),
                            e.countA(),
                            e.pValue(),
                            e.qValue(),
                            e.medianSecondsB(),
                            e.medianSecondsA(),
                            null))
                    .toList();
            assertThat(swapped)
                    .usingRecursiveComparison()
                    .ignoringFields("timeQValue")
                    .isEqualTo(one.edges(EDGES).edges());
            Divergence.Request request = new Divergence.Request(0, 1);
            assertThat(other.divergence(request)).isEqualTo(one.divergence(request));
            Map<String, Double> parts = new HashMap<>();
            one.decomposition().forEach(part -> parts.put(part.step(), part.part()));
            other.decomposition()
                    .forEach(part -> assertThat(part.part()).isCloseTo(-parts.get(part.step()), within(1e-12)));
        }
    }

    @Test
    void intervalsAreThoseOfNewcombeOnTheEffectiveSizes() {
        ComparisonReference two = ComparisonReference.of(3);
        Difference gap = two.compared().conversionGap();
        Newcombe apart = Newcombe.of(
                gap.a().value(),
                gap.a().denominator() / gap.a().deff(),
                gap.b().value(),
                gap.b().denominator() / gap.b().deff(),
                0);
        // most customers are in both sets, so the interval is narrower than that of two sets without any in common
        assertThat(gap.high() - gap.low()).isLessThan(apart.high() - apart.low());
    }
}
