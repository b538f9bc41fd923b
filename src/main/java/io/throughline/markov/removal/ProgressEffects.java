package io.throughline.markov.removal;

import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much steps contribute to getting on: the chance that a journey reaches a later stage than the step's, less that chance where the step is taken out, so that who enters it gets no
 * further. Of the chain of one step's memory; no causal effect.
 *
 * <p>Formula: in the chain in which each transition into a later stage absorbs as reached and each other end as not reached, P(reached) − P(reached without the step).
 *
 * <p>Range: [0, 1]. Cost: removals of all steps for each stage but the last.
 */
public final class ProgressEffects {
    private final CountedChain chain;
    private final int[] rank;

    private ProgressEffects(CountedChain chain, int[] rank) {
        this.chain = chain;
        this.rank = rank;
    }

    /**
     * @param chain of order 1
     * @param rank by step: place of its stage among the stages; negative where it is in none
     * @return by step; NaN where it is in no stage, or in the last
     */
    public static double[] of(CountedChain chain, int[] rank) {
        double[] effects = new double[rank.length];
        Arrays.fill(effects, Double.NaN);
        int[] ranks = IntStream.of(rank).filter(r -> r >= 0).sorted().distinct().toArray();
        for (int i = 0; i + 1 < ranks.length; i++) {
            int stage = ranks[i];
            Removals removals = Removals.of(new ProgressEffects(chain, rank).reachingAfter(stage));
            double[] shares = removals.effects();
            for (int step = 0; step < rank.length; step++) {
                effects[step] = rank[step] == stage ? removals.conversion() * shares[step] : effects[step];
            }
        }
        return effects;
    }

    private CountedChain reachingAfter(int stage) {
        ChainShape shape = chain.shape();
        int[] target = shape.target().clone();
        for (int e = 0; e < target.length; e++) {
            int step = shape.symbol()[e];
            if (step < rank.length && rank[step] > stage) {
                target[e] = ChainShape.CONVERTED;
            } else if (target[e] == ChainShape.CONVERTED) {
                target[e] = ChainShape.ENDED;
            }
        }
        ChainShape reaching = new ChainShape(
                shape.order(), shape.rows(), target, shape.symbol(), shape.last(), shape.sweepOrder(), shape.steps());
        return CountedChain.ofWeights(chain.steps(), reaching, chain.counts(), new double[shape.states()]);
    }
}
