package io.throughline.attribution;

import io.throughline.markov.removal.StepGame;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Shapley values as means over random orders, each taken together with its reverse, which cancels much of the chance in them.
 *
 * <p>Invariant: the sum over players is exact whatever the orders. Orders hang on the seed alone, and are summed in groups of fixed size, so results do not
 * depend on threads.
 *
 * @param standardErrors of {@code conversions}, over the pairs of orders
 */
record SampledShapley(double[] conversions, double[] worth, double[] standardErrors, int pairs) {
    private static final int GROUPS = 50;
    private static final int MAX_GROUP = 20;
    /** About so many multiplications in all. */
    private static final double WORK = 2e9;

    static SampledShapley of(StepGame game, long seed) {
        double once = 2 * Math.pow(game.size(), 3) / 3;
        int each = (int) Math.max(1, Math.min(MAX_GROUP, WORK / once / GROUPS));
        Group[] groups = IntStream.range(0, GROUPS)
                .parallel()
                .mapToObj(g -> Group.of(game, seed, g, each))
                .toArray(Group[]::new);
        Group all = new Group(game.size());
        for (Group group : groups) {
            all.merge(group);
        }
        return all.result(GROUPS * each);
    }

    /** Sums over some pairs of orders. */
    private static final class Group {
        private final double[] conversions;
        private final double[] squares;
        private final double[] worth;

        Group(int players) {
            conversions = new double[players];
            squares = new double[players];
            worth = new double[players];
        }

        static Group of(StepGame game, long seed, int number, int pairs) {
            int n = game.size();
            Group group = new Group(n);
            SplittableRandom random = new SplittableRandom(seed * GROUPS + number);
            int[] order = IntStream.range(0, n).toArray();
            double[][] reached = new double[2][n + 1];
            double[][] gained = new double[2][n];
            for (int i = 0; i < pairs; i++) {
                shuffle(order, random);
                game.oneByOne(order, reached[0], reached[1]);
                addGains(order, reached, gained);
                reverse(order);
                game.oneByOne(order, reached[0], reached[1]);
                addGains(order, reached, gained);
                group.add(gained);
            }
            return group;
        }

        private static void shuffle(int[] order, SplittableRandom random) {
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[other];
                order[other] = kept;
            }
        }

        private static void reverse(int[] order) {
            for (int i = 0, k = order.length - 1; i < k; i++, k--) {
                int kept = order[i];
                order[i] = order[k];
                order[k] = kept;
            }
        }

        private static void addGains(int[] order, double[][] reached, double[][] gained) {
            for (int i = 0; i < order.length; i++) {
                gained[0][order[i]] += reached[0][i + 1] - reached[0][i];
                gained[1][order[i]] += reached[1][i + 1] - reached[1][i];
            }
        }

        private void add(double[][] gained) {
            for (int p = 0; p < worth.length; p++) {
                double mean = gained[0][p] / 2;
                conversions[p] += mean;
                squares[p] += mean * mean;
                worth[p] += gained[1][p] / 2;
                gained[0][p] = 0;
                gained[1][p] = 0;
            }
        }

        private void merge(Group other) {
            for (int p = 0; p < worth.length; p++) {
                conversions[p] += other.conversions[p];
                squares[p] += other.squares[p];
                worth[p] += other.worth[p];
            }
        }

        SampledShapley result(int pairs) {
            double[] errors = new double[worth.length];
            for (int p = 0; p < errors.length; p++) {
                double mean = conversions[p] / pairs;
                double variance = Math.max(0, squares[p] / pairs - mean * mean) * pairs / (pairs - 1);
                errors[p] = Math.sqrt(variance / pairs);
                conversions[p] = mean;
                worth[p] /= pairs;
            }
            return new SampledShapley(conversions, worth, errors, pairs);
        }
    }
}
