package io.throughline.persona.discovery;

import io.throughline.persona.discovery.Discovery.TraitDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The values of traits whose shares differ most between a group and all other customers, by the size of the difference. */
final class DistinctiveTraits {
    private static final int SHOWN = 10;

    private final List<TraitBins> traits;
    private final long[][][] counts;
    private final long[] sizes;

    /** Counts every value in every group at once. @param labels group of each customer, 0 … groups − 1 */
    DistinctiveTraits(Customers customers, List<TraitBins> traits, int[] labels, int groups) {
        this.traits = traits;
        this.sizes = new long[groups];
        for (int label : labels) {
            sizes[label]++;
        }
        counts = traits.parallelStream()
                .map(trait -> count(customers, trait, labels, groups))
                .toArray(long[][][]::new);
    }

    private static long[][] count(Customers customers, TraitBins trait, int[] labels, int groups) {
        long[][] counts = new long[groups][trait.size()];
        for (int customer = 0; customer < labels.length; customer++) {
            int bin = trait.bin(customers, customer);
            if (bin >= 0) {
                counts[labels[customer]][bin]++;
            }
        }
        return counts;
    }

    /** Largest difference first, ties by trait and value; nothing where all customers are one group. */
    List<TraitDifference> of(int group) {
        long others = -sizes[group];
        for (long size : sizes) {
            others += size;
        }
        List<TraitDifference> found = new ArrayList<>();
        for (int t = 0; t < traits.size() && others > 0; t++) {
            for (int bin = 0; bin < traits.get(t).size(); bin++) {
                long all = 0;
                for (long[] ofGroup : counts[t]) {
                    all += ofGroup[bin];
                }
                long here = counts[t][group][bin];
                found.add(new TraitDifference(
                        traits.get(t).name(),
                        traits.get(t).label(bin),
                        (double) here / sizes[group],
                        (double) (all - here) / others));
            }
        }
        return found.stream()
                .filter(d -> d.share() != d.shareElsewhere())
                .sorted(Comparator.comparingDouble((TraitDifference d) -> -Math.abs(d.share() - d.shareElsewhere()))
                        .thenComparing(TraitDifference::trait)
                        .thenComparing(TraitDifference::value))
                .limit(SHOWN)
                .toList();
    }
}
