package io.throughline.path.variant;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Near-equal paths grouped around real ones.
 *
 * <p>Method: the distinct collapsed paths, a closing conversion being a step as any other, are compared by edit distance; two fit where
 * it is at most a third of the longer one's steps. Of the most common paths the one that fits most journeys becomes the first
 * representative, then the one that fits most of those left, and so on; each is then replaced by the path of its group with the least
 * distance to the group, and in the end every distinct path joins the nearest representative that it fits, ties going to the earlier
 * one. Nothing is drawn at random.
 *
 * @param coverage journeys in a group / all journeys
 * @param groups most journeys first, ties by representative
 */
public record PathGroups(Rate coverage, List<PathGroup> groups) {
    /** Most groups of one answer. */
    public static final int MAX_GROUPS = 100;

    public PathGroups {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param representative the real path of least distance to the others
     * @param meanDistance mean edit distance of the group's journeys to it
     * @param variants distinct paths in the group
     */
    public record PathGroup(
            List<String> representative,
            long count,
            Rate shareOfAll,
            Rate conversion,
            double meanDistance,
            long variants) {}

    /** @param k groups at most */
    public static PathGroups of(JourneySet set, int k) {
        if (k < 1 || k > MAX_GROUPS) {
            throw new InvalidArgument("k", k, "1 to " + MAX_GROUPS);
        }
        Variants variants = Variants.of(CollapsedPaths.of(set), 0, true);
        GroupedVariants grouped = GroupedVariants.of(variants, set.steps().size(), k);
        int[] group = grouped.group();
        int size = grouped.representatives().length;
        int[] covered = new int[group.length];
        Arrays.setAll(covered, v -> group[v] < 0 ? -1 : 0);
        Rate coverage = VariantSums.of(variants, covered, 1).shareOfAll(0);
        VariantSums sums = VariantSums.of(variants, group, size);
        List<PathGroup> groups = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            groups.add(new PathGroup(
                    Arrays.stream(variants.steps(grouped.representatives()[i]))
                            .mapToObj(set.steps()::id)
                            .toList(),
                    sums.journeys(i),
                    sums.shareOfAll(i),
                    named(sums.conversion(i)),
                    grouped.meanDistance(i),
                    grouped.size(i)));
        }
        groups.sort(Comparator.comparingLong(PathGroup::count)
                .reversed()
                .thenComparing(g -> g.representative().toArray(String[]::new), Arrays::compare));
        return new PathGroups(coverage, groups);
    }

    private static Rate named(Rate rate) {
        return new Rate(
                rate.value(),
                rate.numerator(),
                rate.denominator(),
                rate.low(),
                rate.high(),
                rate.deff(),
                "journeys of the group");
    }
}
