package io.throughline.markov.order;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.markov.count.Tuples;
import io.throughline.measure.Resamples;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Foretells every next step of every customer from the other customers' journeys, order by order.
 *
 * <p>Formula: P_k(s) = (n(c,s) + u(c)·P_{k−1}(s)) / (n(c) + u(c)), u the number of distinct successors of context c, down to order 0 and then uniform
 * over all next steps that occur (Witten and Bell); n and u over the nine folds that the customer is not in. ENDED and each
 * conversion are next steps too.
 *
 * <p>Cost: three passes over the steps an order; ten counters a distinct tuple.
 */
final class CrossValidation {
    static final int FOLDS = 10;

    private final Tuples tuples;
    private final byte[][] fold;
    private final double[][] chance;
    private final long[] nextSteps = new long[FOLDS];

    /**
     * What one order tells.
     *
     * @param contexts tuples that something follows, START among them
     * @param parameters Σ over contexts of successors − 1
     */
    record Figures(
            long contexts, long parameters, long nextSteps, double logLikelihood, double loss, double standardError) {}

    CrossValidation(Tuples tuples) {
        this.tuples = tuples;
        this.fold = new byte[tuples.blocks()][];
        this.chance = new double[tuples.blocks()][];
        double uniform = 1.0 / Math.max(1, tuples.level(1).size());
        for (int b = 0; b < fold.length; b++) {
            JourneyBlock block = tuples.set().blocks().get(b);
            fold[b] = new byte[block.journeys()];
            int[] begin = tuples.begin(b);
            chance[b] = new double[begin[block.journeys()]];
            Arrays.fill(chance[b], uniform);
            for (int j = 0; j < block.journeys(); j++) {
                long hash = Resamples.mix(block.timelines().idHash()[block.slot()[j]]);
                fold[b][j] = (byte) Long.remainderUnsigned(hash, FOLDS);
                nextSteps[fold[b][j]] += begin[j + 1] - begin[j];
            }
        }
    }

    /** Folds that have journeys. */
    int folds() {
        return (int) Arrays.stream(nextSteps).filter(n -> n > 0).count();
    }

    /** The figures of an order; to be asked in turn, from 0. */
    Figures next(int order) {
        Counts counts = new Counts(order);
        double[][] lost = IntStream.range(0, fold.length)
                .parallel()
                .mapToObj(b -> foretell(b, order, counts))
                .toArray(double[][]::new);
        double[] sums = new double[FOLDS];
        for (double[] block : lost) {
            for (int f = 0; f < FOLDS; f++) {
                sums[f] += block[f];
            }
        }
        return figures(counts, sums);
    }

    private double[] foretell(int b, int order, Counts counts) {
        Deadline.check();
        int[] begin = tuples.begin(b);
        int[] edge = tuples.level(order + 1).code()[b];
        double[] lost = new double[FOLDS];
        for (int j = 0; j < fold[b].length; j++) {
            int f = fold[b][j];
            for (int i = begin[j]; i < begin[j + 1]; i++) {
                int at = edge[i] * FOLDS + f;
                int context = counts.context[edge[i]] * FOLDS + f;
                double seen = counts.seen[edge[i]] - counts.byFold[at];
                double distinct = counts.distinct[context];
                double all = counts.contextSeen[context] + distinct;
                if (all > 0) {
                    chance[b][i] = (seen + distinct * chance[b][i]) / all;
                }
                lost[f] -= Math.log(chance[b][i]);
            }
        }
        return lost;
    }

    private Figures figures(Counts counts, double[] lost) {
        double total = 0;
        long steps = 0;
        double mean = 0;
        int folds = folds();
        for (int f = 0; f < FOLDS; f++) {
            total += lost[f];
            steps += nextSteps[f];
            mean += nextSteps[f] == 0 ? 0 : lost[f] / nextSteps[f] / folds;
        }
        double squares = 0;
        for (int f = 0; f < FOLDS; f++) {
            double off = nextSteps[f] == 0 ? 0 : lost[f] / nextSteps[f] - mean;
            squares += off * off;
        }
        double error = folds < 2 ? 0 : Math.sqrt(squares / (folds - 1) / folds);
        return new Figures(
                counts.contexts(),
                counts.seen.length - 1 - counts.contexts(),
                steps,
                counts.logLikelihood(),
                steps == 0 ? 0 : total / steps,
                error);
    }

    /** How often each context and each of its successors was seen, in all folds and in each. */
    private final class Counts {
        final int[] context;
        final int[] seen;
        final int[] byFold;
        final int[] contextSeen;
        final int[] distinct;
        private final long[] all;

        Counts(int order) {
            Tuples.Level edges = tuples.level(order + 1);
            int contexts = order == 0 ? 1 : tuples.level(order).size() + 1;
            context = new int[edges.size() + 1];
            seen = new int[context.length];
            byFold = new int[Math.multiplyExact(context.length, FOLDS)];
            contextSeen = new int[Math.multiplyExact(contexts, FOLDS)];
            distinct = new int[contextSeen.length];
            all = new long[contexts];
            for (int b = 0; b < fold.length; b++) {
                count(
                        b,
                        edges.code()[b],
                        order == 0 ? new int[0] : tuples.level(order).code()[b],
                        order);
            }
            settle();
        }

        private void count(int b, int[] edge, int[] tuple, int order) {
            Deadline.check();
            int[] begin = tuples.begin(b);
            for (int j = 0; j < fold[b].length; j++) {
                for (int i = begin[j]; i < begin[j + 1]; i++) {
                    context[edge[i]] = order == 0 || i == begin[j] ? 0 : tuple[i - 1];
                    seen[edge[i]]++;
                    byFold[edge[i] * FOLDS + fold[b][j]]++;
                }
            }
        }

        /** Per fold what the other nine hold. */
        private void settle() {
            for (int e = 1; e < seen.length; e++) {
                all[context[e]] += seen[e];
                for (int f = 0; f < FOLDS; f++) {
                    int elsewhere = seen[e] - byFold[e * FOLDS + f];
                    contextSeen[context[e] * FOLDS + f] += elsewhere;
                    distinct[context[e] * FOLDS + f] += elsewhere > 0 ? 1 : 0;
                }
            }
        }

        long contexts() {
            return Arrays.stream(all).filter(n -> n > 0).count();
        }

        double logLikelihood() {
            double sum = 0;
            for (int e = 1; e < seen.length; e++) {
                sum += seen[e] * Math.log((double) seen[e] / all[context[e]]);
            }
            return sum;
        }
    }
}
