package io.throughline.persona.discovery;

import io.throughline.journey.Deadline;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws mixtures to begin with. Each chain begins as the moves of all, with everything that leads to where one customer went made more
 * likely; that customer is drawn by how much they moved, the later ones from several as the one least like those before.
 */
final class InitialMixtures {
    private static final int CANDIDATES = 6;
    private static final double ELSEWHERE = 0.2;
    private static final int MAX_VISITS = 3;
    private static final int SCALE = 20;

    private final Cells cells;
    private final int[] who;
    private final long[] upTo;
    private final double[] common;

    private InitialMixtures(Cells cells, int[] who) {
        this.cells = cells;
        this.who = who;
        this.upTo = new long[who.length];
        double[] counts = new double[cells.size()];
        long moves = 0;
        for (int i = 0; i < who.length; i++) {
            for (int e = cells.offset()[who[i]]; e < cells.offset()[who[i] + 1]; e++) {
                counts[cells.cell()[e]] += cells.count()[e];
                moves += cells.count()[e];
            }
            upTo[i] = moves;
        }
        Mixture all = Mixture.of(cells, new double[1], counts);
        common = IntStream.range(0, cells.size())
                .mapToDouble(cell -> all.chance(cell, 0))
                .toArray();
    }

    static InitialMixtures of(Cells cells, int[] who) {
        return new InitialMixtures(cells, who);
    }

    Mixture draw(int k, SplittableRandom random) {
        double[][] seeds = new double[k][];
        for (int j = 0; j < k; j++) {
            Deadline.check();
            seeds[j] = seed(Arrays.copyOf(seeds, j), random);
        }
        double[] counts = new double[cells.size() * k];
        for (int cell = 0; cell < cells.size(); cell++) {
            for (int j = 0; j < k; j++) {
                double visits = Math.min(MAX_VISITS, seeds[j][cells.outcomeOf()[cell]]);
                counts[cell * k + j] = SCALE * common[cell] * (ELSEWHERE + visits);
            }
        }
        double[] weight = new double[k];
        Arrays.fill(weight, 1);
        return Mixture.of(cells, weight, counts);
    }

    private double[] seed(double[][] before, SplittableRandom random) {
        double[] best = visits(random);
        double least = likeness(best, before);
        for (int i = 1; i < CANDIDATES && before.length > 0; i++) {
            double[] other = visits(random);
            double like = likeness(other, before);
            if (like < least) {
                least = like;
                best = other;
            }
        }
        return best;
    }

    /** How often one drawn customer came to each outcome. */
    private double[] visits(SplittableRandom random) {
        double[] visits = new double[cells.outcomes()];
        long moves = upTo[upTo.length - 1];
        if (moves == 0) {
            return visits;
        }
        int found = Arrays.binarySearch(upTo, random.nextLong(moves) + 1);
        int place = found < 0 ? -found - 1 : found;
        while (place > 0 && upTo[place - 1] == upTo[place]) {
            place--;
        }
        for (int e = cells.offset()[who[place]]; e < cells.offset()[who[place] + 1]; e++) {
            visits[cells.outcomeOf()[cells.cell()[e]]] += cells.count()[e];
        }
        return visits;
    }

    /** The cosine with the most similar one; 0 without any. */
    private static double likeness(double[] seed, double[][] others) {
        double most = 0;
        for (double[] other : others) {
            double both = product(seed, other);
            most = Math.max(most, both == 0 ? 0 : both / Math.sqrt(product(seed, seed) * product(other, other)));
        }
        return most;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
