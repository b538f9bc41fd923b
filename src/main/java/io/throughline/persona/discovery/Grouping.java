package io.throughline.persona.discovery;

import io.throughline.journey.InvalidArgument;
import io.throughline.persona.discovery.Discovery.By;
import io.throughline.persona.discovery.Discovery.KBic;
import io.throughline.persona.discovery.Discovery.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers divided into groups by the mixture that was chosen.
 *
 * @param k groups that were asked for or chosen
 * @param tried numbers of groups with their BIC, ascending
 * @param stillFalling one more group would have a smaller BIC, or was not tried
 * @param labels group of each customer: 0 is the largest; of equal ones first the one with the first customer
 * @param groups groups that anybody belongs to
 */
record Grouping(int k, List<KBic> tried, boolean stillFalling, double stability, int[] labels, int groups) {
    /** So many numbers of groups with rising BIC end the search. */
    private static final int RISES = 2;

    private static final int TRAIT_RUNS = 5;

    static Grouping of(Customers customers, Request request) {
        int most = Math.min(Discovery.MAX_GROUPS, customers.size());
        Integer asked = request.k();
        if (asked != null && asked > most) {
            throw new InvalidArgument("k", asked, "1 to " + most + ", as there are so many customers");
        }
        Cells cells = read(customers, request.by());
        int[] who = IntStream.range(0, customers.size()).toArray();
        List<FittedMixture> fits = asked == null
                ? search(cells, who, most, request)
                : IntStream.rangeClosed(Math.max(1, Math.min(asked, most - 1)), Math.min(asked + 1, most))
                        .mapToObj(k -> FittedMixture.of(cells, who, k, request.seed(), FittedMixture.Effort.FULL))
                        .toList();
        List<KBic> tried = fits.stream()
                .map(fit -> new KBic(fit.mixture().k(), fit.bic(cells, who.length)))
                .toList();
        FittedMixture chosen = asked == null
                ? fits.get(least(tried))
                : fits.stream()
                        .filter(f -> f.mixture().k() == asked)
                        .findFirst()
                        .orElseThrow();
        int k = chosen.mixture().k();
        int[] labels = chosen.mixture().labels(who);
        int groups = bySize(labels, k);
        double stability = Stability.of(cells, labels, k, request);
        return new Grouping(k, tried, falling(tried, k, most), stability, labels, groups);
    }

    private static Cells read(Customers customers, By by) {
        List<TraitBins> traits = by == By.BEHAVIOUR ? List.of() : TraitBins.all(customers, TRAIT_RUNS);
        if (by != By.BEHAVIOUR && traits.isEmpty()) {
            throw new InvalidArgument("by", by, "BEHAVIOUR, as no trait tells these customers apart");
        }
        return CellReader.read(customers, by != By.TRAITS, traits);
    }

    private static List<FittedMixture> search(Cells cells, int[] who, int most, Request request) {
        List<FittedMixture> fits = new ArrayList<>();
        double before = Double.POSITIVE_INFINITY;
        int rises = 0;
        for (int k = 1; k <= most && rises < RISES; k++) {
            FittedMixture fit = FittedMixture.of(cells, who, k, request.seed(), FittedMixture.Effort.FULL);
            double bic = fit.bic(cells, who.length);
            rises = bic > before ? rises + 1 : 0;
            before = bic;
            fits.add(fit);
        }
        return fits;
    }

    private static int least(List<KBic> tried) {
        return IntStream.range(0, tried.size())
                .boxed()
                .min(Comparator.comparingDouble(i -> tried.get(i).bic()))
                .orElseThrow();
    }

    private static boolean falling(List<KBic> tried, int k, int most) {
        int later = Math.min(k + 1, most);
        double[] bic = new double[Discovery.MAX_GROUPS + 2];
        tried.forEach(one -> bic[one.k()] = one.bic());
        return later > 1 && bic[later] < bic[later - 1];
    }

    /** Numbers the groups by size; returns how many have anybody. */
    private static int bySize(int[] labels, int k) {
        long[] size = new long[k];
        int[] first = new int[k];
        for (int i = labels.length - 1; i >= 0; i--) {
            size[labels[i]]++;
            first[labels[i]] = i;
        }
        int[] ranked = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingLong((Integer j) -> -size[j]).thenComparing(j -> first[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rankOf = new int[k];
        int groups = 0;
        for (int rank = 0; rank < k; rank++) {
            rankOf[ranked[rank]] = rank;
            groups += size[ranked[rank]] > 0 ? 1 : 0;
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rankOf[labels[i]];
        }
        return groups;
    }
}
