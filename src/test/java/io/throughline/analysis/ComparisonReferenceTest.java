package io.throughline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.JourneySet;
import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.ClusterSums;
import io.throughline.measure.Difference;
import io.throughline.measure.MannWhitney;
import io.throughline.measure.Newcombe;
import io.throughline.persona.comparison.Divergence;
import io.throughline.persona.comparison.EdgeDifferences;
import io.throughline.persona.comparison.GapPart;
import io.throughline.persona.comparison.PathDifferences;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comparisons of random sets, with customers in common, equal the plainest way to work them out: maps of maps by customer. */
class ComparisonReferenceTest {
    private static final EdgeDifferences.Request EDGES = new EdgeDifferences.Request(10_000, false, true);
    private static final int SEEDS = 250;

    /** Two sets of one log; a journey is in both, in one or in none. */
    private record Two(JourneySet a, JourneySet b) {
        static Two of(long seed) {
            JourneySet all = seed % 3 == 0 ? manyCustomers(seed) : RandomLog.of(seed);
            return new Two(part(all, seed, 0.7), part(all, seed + 1_000_003, 0.6));
        }

        private static JourneySet part(JourneySet all, long seed, double share) {
            return all.keep(block -> {
                BitSet kept = new BitSet();
                for (int j = 0; j < block.journeys(); j++) {
                    int who = block.timelines().ordinals()[block.slot()[j]];
                    kept.set(j, new Random(seed * 31 + who * 977L + block.number()[j]).nextDouble() < share);
                }
                return kept;
            });
        }

        EvaluatedComparison compared() {
            return new EvaluatedComparison(evaluated(a), evaluated(b));
        }

        static EvaluatedJourneys evaluated(JourneySet set) {
            return new EvaluatedJourneys(set, ids -> new String[ids.length]);
        }
    }

    /** Enough for tests to be made. */
    private static JourneySet manyCustomers(long seed) {
        Random random = new Random(seed);
        HandSet set = new HandSet(HandSet.letters(3));
        for (int c = 0; c < 150; c++) {
            for (int j = random.nextInt(4); j >= 0; j--) {
                int[] path = random.ints(1 + random.nextInt(3), 0, 3).toArray();
                path[path.length - 1] = random.nextInt(3) == 0 ? 3 : path[path.length - 1];
                long now = 0;
                long[] at = new long[path.length];
                for (int k = 0; k < at.length; k++) {
                    now += random.nextInt(6) * 1_000_000L;
                    at[k] = now;
                }
                set.add(c, path, at);
            }
        }
        return set.set();
    }

    /** By customer: how often each thing happened. */
    private static Map<Integer, Map<Object, Long>> counts(JourneySet set, Function<Reference.Journey, List<?>> things) {
        Map<Integer, Map<Object, Long>> counts = new HashMap<>();
        for (Reference.Journey journey : new Reference(set).journeys) {
            Map<Object, Long> own = counts.computeIfAbsent(journey.customer(), c -> new HashMap<>());
            things.apply(journey).forEach(thing -> own.merge(thing, 1L, Long::sum));
        }
        return counts;
    }

    /** Newcombe's figures of one thing out of some, straight from the customers. */
    private static Difference difference(
            Map<Integer, Map<Object, Long>> a, Map<Integer, Map<Object, Long>> b, Object x, Object n) {
        long[] s = new long[16];
        Set<Integer> customers = new TreeSet<>(a.keySet());
        customers.addAll(b.keySet());
        for (int c : customers) {
            long xa = count(a, c, x);
            long na = count(a, c, n);
            long xb = count(b, c, x);
            long nb = count(b, c, n);
            long[] more = {
                na > 0 ? 1 : 0,
                xa,
                na,
                xa * xa,
                xa * na,
                na * na,
                nb > 0 ? 1 : 0,
                xb,
                nb,
                xb * xb,
                xb * nb,
                nb * nb,
                xa * xb,
                xa * nb,
                na * xb,
                na * nb
            };
            for (int i = 0; i < s.length; i++) {
                s[i] += more[i];
            }
        }
        return Difference.of(sums(s, 0), sums(s, 6), new ClusterSums.Shared(s[12], s[13], s[14], s[15]), "units");
    }

    private static ClusterSums sums(long[] s, int i) {
        return new ClusterSums(s[i], s[i + 1], s[i + 2], s[i + 3], s[i + 4], s[i + 5]);
    }

    private static long count(Map<Integer, Map<Object, Long>> counts, int customer, Object thing) {
        return counts.getOrDefault(customer, Map.of()).getOrDefault(thing, 0L);
    }

    /** p where effective expected counts allow, else NaN. */
    private static double test(Difference d) {
        if (d.difference() == null) {
            return Double.NaN;
        }
        boolean sureA = d.a().value() == 0 || d.a().value() == 1;
        boolean sureB = d.b().value() == 0 || d.b().value() == 1;
        double nA = d.a().denominator() / (sureA ? d.b().deff() : d.a().deff());
        double nB = d.b().denominator() / (sureB ? d.a().deff() : d.b().deff());
        double pooled = (d.a().value() * nA + d.b().value() * nB) / (nA + nB);
        double least = Stream.of(nA * pooled, nB * pooled, nA * (1 - pooled), nB * (1 - pooled))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return least >= 5 ? d.pValue() : Double.NaN;
    }

    @Test
    void conversionGap() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Two two = Two.of(seed);
            Function<Reference.Journey, List<?>> things =
                    j -> j.converted() ? List.of("bought", "any") : List.of("any");
            var a = counts(two.a, things);
            var b = counts(two.b, things);
            assertThat(two.compared().conversionGap().toString().replace("of=journeys", "of=units"))
                    .isEqualTo(difference(a, b, "bought", "any").toString());
            Set<Integer> shared = new HashSet<>(a.keySet());
            shared.retainAll(b.keySet());
            assertThat(two.compared().sharedCustomers()).isEqualTo(shared.size());
        }
    }

    private static List<Object> edgesAndNodes(Reference.Journey journey) {
        List<Object> things = new ArrayList<>(journey.edges());
        journey.edges().forEach(edge -> things.add(edge.get(0)));
        return things;
    }

    @Test
    void edges() {
        int tested = 0;
        int timed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Two two = Two.of(seed);
            var a = counts(two.a, ComparisonReferenceTest::edgesAndNodes);
            var b = counts(two.b, ComparisonReferenceTest::edgesAndNodes);
            List<EdgeDifferences.EdgeDifference> found =
                    two.compared().edges(EDGES).edges();
            Set<List<String>> all = new HashSet<>();
            Stream.of(two.a, two.b).forEach(s -> new Reference(s).journeys.forEach(j -> all.addAll(j.edges())));
            assertThat(found).hasSize(all.size());
            double[] p = new double[found.size()];
            double[] times = new double[found.size()];
            for (int i = 0; i < p.length; i++) {
                var edge = found.get(i);
                Difference d = difference(a, b, List.of(edge.from(), edge.to()), edge.from());
                assertThat(edge.probabilityA()).isEqualTo(d.a().value());
                assertThat(edge.countB()).isEqualTo(d.b().numerator());
                p[i] = test(d);
                times[i] = timeTest(two, edge.from(), edge.to());
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

    private static double timeTest(Two two, String from, String to) {
        Map<Integer, Double> a = means(two.a, from, to);
        Map<Integer, Double> b = means(two.b, from, to);
        if (Math.min(a.size(), b.size()) < 8) {
            return Double.NaN;
        }
        Set<Integer> both = new TreeSet<>(a.keySet());
        both.retainAll(b.keySet());
        double[] pairsA = both.stream().mapToDouble(a::get).toArray();
        double[] pairsB = both.stream().mapToDouble(b::get).toArray();
        a.keySet().removeAll(both);
        b.keySet().removeAll(both);
        return MannWhitney.pValue(values(a), values(b), pairsA, pairsB);
    }

    private static double[] values(Map<Integer, Double> means) {
        return means.values().stream().mapToDouble(v -> v).toArray();
    }

    private static Map<Integer, Double> means(JourneySet set, String from, String to) {
        Map<Integer, List<Long>> all = new HashMap<>();
        for (Reference.Journey j : new Reference(set).journeys) {
            for (int k = 1; k < j.steps().size() && j.timed(); k++) {
                if (j.steps().get(k - 1).equals(from) && j.steps().get(k).equals(to)) {
                    all.computeIfAbsent(j.customer(), c -> new ArrayList<>())
                            .add(j.entered().get(k) - j.left().get(k - 1));
                }
            }
        }
        Map<Integer, Double> means = new HashMap<>();
        all.forEach((c, list) ->
                means.put(c, list.stream().mapToLong(v -> v).average().orElseThrow()));
        return means;
    }

    @Test
    void paths() {
        int tested = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Two two = Two.of(seed);
            Function<Reference.Journey, List<?>> things = j -> List.of(j.steps(), "any");
            var a = counts(two.a, things);
            var b = counts(two.b, things);
            PathDifferences found = two.compared().paths(10_000);
            double[] p = new double[found.paths().size()];
            for (int i = 0; i < p.length; i++) {
                var path = found.paths().get(i);
                Difference d = difference(a, b, path.steps(), "any");
                assertThat(path.a().value()).isEqualTo(d.a().value());
                assertThat(path.b().deff()).isEqualTo(d.b().deff());
                p[i] = test(d);
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
            assertThat(sum).isEqualTo(new Reference(two.a).journeys.size());
        }
        assertThat(tested).isGreaterThan(300);
    }

    @Test
    void partsSumToTheGapOfTheChains() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Two two = Two.of(seed);
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
            Two two = Two.of(seed);
            EvaluatedComparison one = two.compared();
            EvaluatedComparison other = new Two(two.b, two.a).compared();
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
        Two two = Two.of(3);
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
