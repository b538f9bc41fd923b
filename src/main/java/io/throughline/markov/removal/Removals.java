package io.throughline.markov.removal;

import io.throughline.journey.Unavailable;
import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.ConvertingStates;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.solve.ChainBlock;
import io.throughline.markov.solve.DenseChain;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is lost where steps are taken out of a chain: absorbed unconverted as soon as a state ending in such a step is entered. How often the
 * model's conversions depend on a step, not what would happen without it.
 *
 * <p>Formula: RE(j) = 1 − P(conversion without j) / P(conversion); by value with the expected value of a journey in their place.
 *
 * <p>Range: [0, 1], exactly 0 for a step through which nothing converts.
 *
 * <p>Cost: small chains and order 1 directly, 2 n³ for the n steps with many neighbours; others by sweeps over all steps at once.
 */
public final class Removals {
    private static final int MAX_DIRECT = 300;
    private static final int MAX_DIRECT_ORDER_1 = 3_000;
    /** States of a chain that is solved directly where sweeps do not come to rest. */
    private static final int MAX_STATES = 6_000;

    private final CountedChain chain;
    private final RemovalOutcome kept;

    private Removals(CountedChain chain, RemovalOutcome kept) {
        this.chain = chain;
        this.kept = kept;
    }

    public static Removals of(CountedChain chain) {
        if (chain.states() <= MAX_DIRECT) {
            return new Removals(chain, RemovalByElimination.of(chain));
        }
        RemovalOutcome inverted = chain.order() == 1 ? RemovalByInverse.of(chain) : null;
        if (inverted != null) {
            return new Removals(chain, inverted);
        }
        try {
            return new Removals(chain, swept(chain));
        } catch (Unavailable slow) {
            if (chain.states() > MAX_STATES) {
                throw slow;
            }
            return new Removals(chain, RemovalByElimination.of(chain));
        }
    }

    /** The chain's own chance of converting; cheaper than all removals. */
    public static double conversion(CountedChain chain) {
        if (direct(chain)) {
            int[] all = IntStream.concat(
                            IntStream.of(0), IntStream.of(chain.shape().sweepOrder()))
                    .toArray();
            return DenseChain.of(chain, all).chanceOfStart();
        }
        try {
            return RemovalByIteration.fromStart(chain, converting(chain), new int[][] {{}})[0];
        } catch (Unavailable slow) {
            return ChainBlock.of(chain, converting(chain)).chances()[0];
        }
    }

    /** By sweeps, however small the chain. */
    static Removals bySweeps(CountedChain chain) {
        return new Removals(chain, swept(chain));
    }

    private static boolean direct(CountedChain chain) {
        return chain.states() <= (chain.order() == 1 ? MAX_DIRECT_ORDER_1 : MAX_DIRECT);
    }

    private static RemovalOutcome swept(CountedChain chain) {
        ChainShape shape = chain.shape();
        int[] occurring = IntStream.of(shape.sweepOrder())
                .map(s -> shape.last()[s])
                .distinct()
                .sorted()
                .toArray();
        int[][] sets = Stream.concat(
                        Stream.of(new int[0]), IntStream.of(occurring).mapToObj(step -> new int[] {step}))
                .toArray(int[][]::new);
        double[] conversion = RemovalByIteration.fromStart(chain, converting(chain), sets);
        boolean worth = Arrays.stream(chain.value()).anyMatch(v -> v != 0);
        double[] value = worth ? RemovalByIteration.fromStart(chain, chain.value(), sets) : new double[sets.length];
        RemovalOutcome kept = new RemovalOutcome(shape.steps());
        kept.base(conversion[0], value[0]);
        boolean[] harmful = ConvertingStates.convertingSteps(chain);
        for (int i = 0; i < occurring.length; i++) {
            kept.set(occurring[i], conversion[i + 1], value[i + 1]);
            if (!harmful[occurring[i]]) {
                kept.harmless(occurring[i]);
            }
        }
        return kept;
    }

    private static double[] converting(CountedChain chain) {
        ChainShape shape = chain.shape();
        double[] converting = new double[shape.states()];
        for (int s = 0; s < converting.length; s++) {
            for (int e = shape.rows()[s]; e < shape.rows()[s + 1]; e++) {
                converting[s] += shape.target()[e] == ChainShape.CONVERTED ? chain.counts()[e] : 0;
            }
        }
        return converting;
    }

    /** The chain's own chance of converting, nothing taken out. */
    public double conversion() {
        return kept.baseConversion;
    }

    /** The chain's own value of a journey. */
    public double value() {
        return kept.baseValue;
    }

    /** By step code; 0 for steps that do not occur. */
    public double[] effects() {
        return kept.effects();
    }

    /** By step code, of value instead of conversions. */
    public double[] valueEffects() {
        return kept.valueEffects();
    }

    /** Effect of taking out several steps together. */
    public double joint(int[] steps) {
        if (kept.baseConversion == 0) {
            return 0;
        }
        double left;
        if (direct(chain)) {
            left = DenseChain.of(chain, without(steps)).chanceOfStart();
        } else {
            left = RemovalByIteration.fromStart(chain, converting(chain), new int[][] {steps})[0];
        }
        return Math.min(1, Math.max(0, (kept.baseConversion - left) / kept.baseConversion));
    }

    private int[] without(int[] steps) {
        ChainShape shape = chain.shape();
        boolean[] gone = new boolean[shape.steps()];
        for (int step : steps) {
            gone[step] = true;
        }
        return IntStream.concat(
                        IntStream.of(0), IntStream.of(shape.sweepOrder()).filter(s -> !gone[shape.last()[s]]))
                .toArray();
    }
}
