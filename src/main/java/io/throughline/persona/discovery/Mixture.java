package io.throughline.persona.discovery;

import io.throughline.journey.Deadline;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A mixture of k first-order Markov chains (and independent traits): a customer belongs to one of them, and all their moves are drawn
 * from it. Immutable; one round of expectation and maximisation gives the next one.
 *
 * <p>Formula: p(customer) = Σⱼ πⱼ Πcell θⱼ(cell)^count; both π and each group of θ are smoothed by Dirichlet pseudo-counts of 0.1 for each
 * observed outcome. So what never falls is log p + 0.1·(Σ ln π + Σ ln θ). Source: Cadez, Heckerman, Meek, Smyth and White, Model-Based
 * Clustering and Visualization of Navigation Patterns on a Web Site (2003).
 *
 * <p>Cost of a round: entries of customers who differ × k, divided into as many parts as the data ask for, never as there are threads.
 */
final class Mixture {
    static final double SMOOTHING = 0.1;
    private static final int PART = 2_048;
    /** After so many customers the time is looked at. */
    private static final int SOME = 255;

    private static final int MAX_PARTS = 16;
    private static final int MAX_SUMS = 4_000_000;

    private final Cells cells;
    private final int k;
    private final double[] logWeight;
    private final double[] logChance;

    private Mixture(Cells cells, int k, double[] logWeight, double[] logChance) {
        this.cells = cells;
        this.k = k;
        this.logWeight = logWeight;
        this.logChance = logChance;
    }

    /** What a round learns. Written by one thread. */
    private static final class Sums {
        private final double[] weight;
        private final double[] cell;
        private double logLikelihood;

        Sums(int k, int cells) {
            weight = new double[k];
            cell = new double[k * cells];
        }

        void add(Sums other) {
            logLikelihood += other.logLikelihood;
            Arrays.setAll(weight, i -> weight[i] + other.weight[i]);
            Arrays.setAll(cell, i -> cell[i] + other.cell[i]);
        }
    }

    /** A round's end: the mixture that follows, and how well the one before fits. */
    record Round(Mixture next, double logLikelihood, double objective) {}

    /** The mixture of given expected counts: of each chain, and of each cell under each chain, chains of one cell together. */
    static Mixture of(Cells cells, double[] weight, double[] counts) {
        Sums sums = new Sums(weight.length, cells.size());
        System.arraycopy(weight, 0, sums.weight, 0, weight.length);
        System.arraycopy(counts, 0, sums.cell, 0, counts.length);
        return of(cells, weight.length, sums);
    }

    /** Smoothed shares of sums. */
    private static Mixture of(Cells cells, int k, Sums sums) {
        double total = 0;
        for (double weight : sums.weight) {
            total += weight + SMOOTHING;
        }
        double[] logWeight = new double[k];
        for (int j = 0; j < k; j++) {
            logWeight[j] = Math.log((sums.weight[j] + SMOOTHING) / total);
        }
        double[] logChance = new double[sums.cell.length];
        for (int from = 0; from < cells.size(); ) {
            int to = from + 1;
            while (to < cells.size() && cells.groupOf()[to] == cells.groupOf()[from]) {
                to++;
            }
            for (int j = 0; j < k; j++) {
                share(sums.cell, logChance, from * k + j, to * k + j, k);
            }
            from = to;
        }
        return new Mixture(cells, k, logWeight, logChance);
    }

    private static void share(double[] sums, double[] logChance, int from, int to, int k) {
        double total = 0;
        for (int i = from; i < to; i += k) {
            total += sums[i] + SMOOTHING;
        }
        for (int i = from; i < to; i += k) {
            logChance[i] = Math.log((sums[i] + SMOOTHING) / total);
        }
    }

    int k() {
        return k;
    }

    double chance(int cell, int chain) {
        return Math.exp(logChance[cell * k + chain]);
    }

    double weight(int chain) {
        return Math.exp(logWeight[chain]);
    }

    /** One round over some customers. */
    Round round(CustomerSample who) {
        int parts = parts(who.size());
        Sums[] found = IntStream.range(0, parts)
                .parallel()
                .mapToObj(p -> sums(who, part(who.size(), p, parts), part(who.size(), p + 1, parts)))
                .toArray(Sums[]::new);
        for (int p = 1; p < parts; p++) {
            found[0].add(found[p]);
        }
        double log = found[0].logLikelihood;
        return new Round(of(cells, k, found[0]), log, log + SMOOTHING * (sum(logWeight) + sum(logChance)));
    }

    /** By the data alone; the fewer, the more sums each part has to keep. */
    private int parts(int size) {
        int affordable = MAX_SUMS / Math.max(1, logChance.length);
        return Math.max(1, Math.min(Math.min(MAX_PARTS, affordable), size / PART));
    }

    private static int part(int size, int part, int parts) {
        return (int) ((long) size * part / parts);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private Sums sums(CustomerSample who, int from, int to) {
        Sums sums = new Sums(k, cells.size());
        double[] score = new double[k];
        for (int i = from; i < to; i++) {
            if ((i & SOME) == 0) {
                Deadline.check();
            }
            int row = who.rows()[i];
            int weight = who.weights()[i];
            score(row, score);
            sums.logLikelihood += weight * toShares(score);
            for (int j = 0; j < k; j++) {
                score[j] *= weight;
                sums.weight[j] += score[j];
            }
            for (int e = cells.offset()[row]; e < cells.offset()[row + 1]; e++) {
                int at = cells.cell()[e] * k;
                int count = cells.count()[e];
                for (int j = 0; j < k; j++) {
                    sums.cell[at + j] += score[j] * count;
                }
            }
        }
        return sums;
    }

    /** Log of weight × chance of all that a customer did, by chain. */
    private void score(int customer, double[] score) {
        System.arraycopy(logWeight, 0, score, 0, k);
        for (int e = cells.offset()[customer]; e < cells.offset()[customer + 1]; e++) {
            int at = cells.cell()[e] * k;
            int count = cells.count()[e];
            for (int j = 0; j < k; j++) {
                score[j] += count * logChance[at + j];
            }
        }
    }

    /** Turns log scores into shares that sum to 1; returns the log of their sum. */
    private static double toShares(double[] score) {
        double most = score[0];
        for (double one : score) {
            most = Math.max(most, one);
        }
        double sum = 0;
        for (int j = 0; j < score.length; j++) {
            score[j] = Math.exp(score[j] - most);
            sum += score[j];
        }
        for (int j = 0; j < score.length; j++) {
            score[j] /= sum;
        }
        return most + Math.log(sum);
    }

    /** The most likely chain of each of some customers, of equal ones the first. */
    int[] labels(int[] who) {
        int[] labels = new int[who.length];
        int parts = parts(who.length);
        IntStream.range(0, parts).parallel().forEach(p -> {
            double[] score = new double[k];
            for (int i = part(who.length, p, parts); i < part(who.length, p + 1, parts); i++) {
                score(who[i], score);
                labels[i] = largest(score);
            }
        });
        return labels;
    }

    private static int largest(double[] score) {
        int best = 0;
        for (int j = 1; j < score.length; j++) {
            best = score[j] > score[best] ? j : best;
        }
        return best;
    }
}
