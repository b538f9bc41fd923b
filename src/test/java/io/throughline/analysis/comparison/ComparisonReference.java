package io.throughline.analysis.comparison;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.HandSet;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusterSums;
import io.throughline.measure.Difference;
import io.throughline.measure.MannWhitney;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two sets of one log, a journey in both, in one or in none, with the plainest way to compare them: maps of maps by customer.
 */
record ComparisonReference(JourneySet a, JourneySet b) {
    static ComparisonReference of(long seed) {
        JourneySet all = seed % 3 == 0 ? manyCustomers(seed) : RandomLog.of(seed);
        return new ComparisonReference(part(all, seed, 0.7), part(all, seed + 1_000_003, 0.6));
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
    static Map<Integer, Map<Object, Long>> counts(JourneySet set, Function<Reference.Journey, List<?>> things) {
        Map<Integer, Map<Object, Long>> counts = new HashMap<>();
        for (Reference.Journey journey : new Reference(set).journeys) {
            Map<Object, Long> own = counts.computeIfAbsent(journey.customer(), c -> new HashMap<>());
            things.apply(journey).forEach(thing -> own.merge(thing, 1L, Long::sum));
        }
        return counts;
    }

    /** Newcombe's figures of one thing out of some, straight from the customers. */
    static Difference difference(
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
    static double test(Difference d) {
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

    static List<Object> edgesAndNodes(Reference.Journey journey) {
        List<Object> things = new ArrayList<>(journey.edges());
        journey.edges().forEach(edge -> things.add(edge.get(0)));
        return things;
    }

    double timeTest(String from, String to) {
        Map<Integer, Double> inA = means(a, from, to);
        Map<Integer, Double> inB = means(b, from, to);
        if (Math.min(inA.size(), inB.size()) < 8) {
            return Double.NaN;
        }
        Set<Integer> both = new TreeSet<>(inA.keySet());
        both.retainAll(inB.keySet());
        double[] pairsA = both.stream().mapToDouble(inA::get).toArray();
        double[] pairsB = both.stream().mapToDouble(inB::get).toArray();
        inA.keySet().removeAll(both);
        inB.keySet().removeAll(both);
        return MannWhitney.pValue(values(inA), values(inB), pairsA, pairsB);
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
}
