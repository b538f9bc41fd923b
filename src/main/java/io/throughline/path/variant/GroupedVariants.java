package io.throughline.path.variant;

import io.throughline.journey.Deadline;
import io.throughline.path.Ranking;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The group of every distinct path, as {@link PathGroups} tells.
 *
 * <p>Cost: all pairs of the common paths, at most {@value #CANDIDATES} of them and {@value #MAX_STEPS} steps together, and every path
 * against each representative; lengths and sets of steps rule most pairs out.
 */
final class GroupedVariants {
    private static final int CANDIDATES = 1_000;
    private static final int MAX_STEPS = 100_000;
    private static final int ROUNDS = 4;
    private static final int MEDOIDS = 50;

    private final Variants variants;
    private final int steps;
    private final int[] weight;

    /** The most common paths, most journeys first. */
    private final int[] common;

    private final int[][] path;
    private final long[] marks;
    private int[] representatives = {};
    private final int[] group;
    private final int[] distance;

    private GroupedVariants(Variants variants, int steps) {
        this.variants = variants;
        this.steps = steps;
        weight = variants.journeys();
        group = new int[weight.length];
        distance = new int[weight.length];
        int[] ranked = Ranking.first(CANDIDATES, weight.length, v -> true, this::compare);
        int size = 0;
        int together = 0;
        while (size < ranked.length && (size == 0 || together + variants.steps(ranked[size]).length <= MAX_STEPS)) {
            together += variants.steps(ranked[size++]).length;
        }
        common = Arrays.copyOf(ranked, size);
        path = new int[size][];
        marks = new long[size];
        for (int i = 0; i < size; i++) {
            path[i] = variants.steps(common[i]);
            marks[i] = marks(path[i]);
        }
    }

    static GroupedVariants of(Variants variants, int steps, int k) {
        GroupedVariants grouped = new GroupedVariants(variants, steps);
        int[] chosen = grouped.seeds(k);
        for (int round = 0; round < ROUNDS; round++) {
            int[] better = grouped.medoids(chosen);
            if (Arrays.equals(better, chosen)) {
                break;
            }
            chosen = better;
        }
        grouped.assign(chosen);
        return grouped;
    }

    private int compare(int left, int right) {
        int byWeight = Integer.compare(weight[right], weight[left]);
        return byWeight != 0 ? byWeight : variants.compare(left, right);
    }

    /** One bit for each step of a path, codes modulo 64: steps of one that the other lacks each cost an edit. */
    private static long marks(int[] path) {
        long marks = 0;
        for (int step : path) {
            marks |= 1L << step;
        }
        return marks;
    }

    /** The distance of two paths that fit, or −1. */
    private static int fit(EditDistance to, int[] pattern, long patternMarks, int[] text, long textMarks) {
        int most = Math.max(pattern.length, text.length) / 3;
        int apart = Math.max(Long.bitCount(patternMarks & ~textMarks), Long.bitCount(textMarks & ~patternMarks));
        if (apart > most || Math.abs(pattern.length - text.length) > most) {
            return -1;
        }
        int distance = to.of(text);
        return distance <= most ? distance : -1;
    }

    /** Of the common paths those that fit each, itself among them. */
    private int[][] neighbours() {
        return IntStream.range(0, common.length)
                .parallel()
                .mapToObj(i -> {
                    Deadline.check();
                    EditDistance to = new EditDistance(steps).to(path[i]);
                    return IntStream.range(0, common.length)
                            .filter(j -> fit(to, path[i], marks[i], path[j], marks[j]) >= 0)
                            .toArray();
                })
                .toArray(int[][]::new);
    }

    /** Places among the common paths: each time the one that fits most journeys that no earlier one fits. */
    private int[] seeds(int k) {
        int[][] near = neighbours();
        boolean[] taken = new boolean[common.length];
        int[] seeds = new int[Math.min(k, common.length)];
        for (int n = 0; n < seeds.length; n++) {
            int best = -1;
            long most = 0;
            for (int i = 0; i < common.length; i++) {
                long covers = 0;
                for (int j : near[i]) {
                    covers += taken[j] ? 0 : weight[common[j]];
                }
                best = covers > most ? i : best;
                most = Math.max(most, covers);
            }
            if (best < 0) {
                return Arrays.copyOf(seeds, n);
            }
            seeds[n] = best;
            for (int j : near[best]) {
                taken[j] = true;
            }
        }
        return seeds;
    }

    /** For each group of common paths the one among its most common with the least distance to all of it. */
    private int[] medoids(int[] chosen) {
        int[] nearest = nearest(chosen);
        return IntStream.range(0, chosen.length)
                .parallel()
                .map(g -> {
                    int[] members = IntStream.range(0, common.length)
                            .filter(i -> nearest[i] == g)
                            .toArray();
                    return medoid(members, chosen[g]);
                })
                .toArray();
    }

    private int medoid(int[] members, int otherwise) {
        EditDistance to = new EditDistance(steps);
        int best = otherwise;
        long least = Long.MAX_VALUE;
        for (int m = 0; m < Math.min(MEDOIDS, members.length); m++) {
            Deadline.check();
            to.to(path[members[m]]);
            long sum = 0;
            for (int i : members) {
                sum += (long) to.of(path[i]) * weight[common[i]];
            }
            best = sum < least ? members[m] : best;
            least = Math.min(least, sum);
        }
        return best;
    }

    private int[] nearest(int[] chosen) {
        int[] nearest = new int[common.length];
        int[] least = new int[common.length];
        Arrays.fill(nearest, -1);
        for (int g = 0; g < chosen.length; g++) {
            Deadline.check();
            EditDistance to = new EditDistance(steps).to(path[chosen[g]]);
            for (int i = 0; i < common.length; i++) {
                int d = fit(to, path[chosen[g]], marks[chosen[g]], path[i], marks[i]);
                if (d >= 0 && (nearest[i] < 0 || d < least[i])) {
                    nearest[i] = g;
                    least[i] = d;
                }
            }
        }
        return nearest;
    }

    private void assign(int[] chosen) {
        representatives = Arrays.stream(chosen).map(i -> common[i]).toArray();
        int chunks = 64;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            int from = (int) ((long) weight.length * chunk / chunks);
            assign(chosen, from, (int) ((long) weight.length * (chunk + 1) / chunks));
        });
    }

    private void assign(int[] chosen, int from, int to) {
        EditDistance[] distances = new EditDistance[chosen.length];
        Arrays.setAll(distances, g -> new EditDistance(steps).to(path[chosen[g]]));
        for (int v = from; v < to; v++) {
            Deadline.check();
            int[] text = variants.steps(v);
            long textMarks = marks(text);
            group[v] = -1;
            for (int g = 0; g < chosen.length; g++) {
                int d = fit(distances[g], path[chosen[g]], marks[chosen[g]], text, textMarks);
                if (d >= 0 && (group[v] < 0 || d < distance[v])) {
                    group[v] = g;
                    distance[v] = d;
                }
            }
        }
    }

    /** The variant that stands for each group. */
    int[] representatives() {
        return representatives;
    }

    /** By variant: its group, or −1. */
    int[] group() {
        return group;
    }

    long size(int wanted) {
        return Arrays.stream(group).filter(g -> g == wanted).count();
    }

    double meanDistance(int wanted) {
        long sum = 0;
        long journeys = 0;
        for (int v = 0; v < group.length; v++) {
            if (group[v] == wanted) {
                sum += (long) distance[v] * weight[v];
                journeys += weight[v];
            }
        }
        return journeys == 0 ? 0 : (double) sum / journeys;
    }
}
