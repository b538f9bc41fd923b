package io.throughline.markov.count;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import java.util.stream.IntStream;

/**
 * The absorbing chain of a set of journeys that remembers the last steps: after the i-th step of a journey the state is the tuple of its
 * last min(i, order) steps; probabilities are shares of counted transitions.
 *
 * <p>Invariant: the chain converts from START with the observed rate, whatever the order.
 *
 * <p>Cost: one pass over the steps at order 1 where there are few of them, else order + 1 times two; divided among the processors.
 */
public final class CountedChain {
    private final Steps steps;
    private final ChainShape shape;
    private final double[] counts;
    private final double[] value;
    private final boolean negative;
    private final long journeys;

    private CountedChain(
            Steps steps, ChainShape shape, double[] counts, double[] value, boolean negative, long journeys) {
        this.steps = steps;
        this.shape = shape;
        this.counts = counts;
        this.value = value;
        this.negative = negative;
        this.journeys = journeys;
    }

    /** @param order steps that a state remembers, 1 or more; more than the longest journey has changes nothing */
    public static CountedChain of(JourneySet set, int order) {
        return order == 1 && set.steps().size() <= PairSquare.MAX_STEPS ? ofPairs(set) : of(Tuples.of(set), order);
    }

    private static CountedChain ofPairs(JourneySet set) {
        PairSquare pairs = PairSquare.of(set);
        ChainShape shape = pairs.shape();
        ConversionValues worth = ConversionValues.bySteps(set);
        double[] value = new double[shape.states()];
        for (int s = 0; s < value.length; s++) {
            value[s] = worth.byState()[s == 0 ? set.steps().size() : shape.last()[s]];
        }
        return new CountedChain(set.steps(), shape, pairs.counts(), value, worth.negative(), worth.journeys());
    }

    public static CountedChain of(Tuples tuples, int order) {
        int effective = Math.min(order, longest(tuples));
        ChainShape shape = ChainShape.of(tuples, effective);
        ConversionValues worth = ConversionValues.of(tuples, effective, shape.states());
        return new CountedChain(
                tuples.set().steps(),
                shape,
                counts(tuples.level(effective + 1), shape),
                worth.byState(),
                worth.negative(),
                worth.journeys());
    }

    private static int longest(Tuples tuples) {
        int longest = 1;
        for (JourneyBlock block : tuples.set().blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                longest = Math.max(longest, block.offset()[j + 1] - block.offset()[j]);
            }
        }
        return longest;
    }

    private static double[] counts(Tuples.Level edges, ChainShape shape) {
        int[] sums = IntStream.range(0, 2)
                .parallel()
                .mapToObj(half -> half(edges, half))
                .reduce((a, b) -> {
                    for (int e = 0; e < a.length; e++) {
                        a[e] += b[e];
                    }
                    return a;
                })
                .orElseThrow();
        double[] counts = new double[shape.edges()];
        for (int e = 0; e < counts.length; e++) {
            counts[e] = sums[e + 1];
        }
        return counts;
    }

    private static int[] half(Tuples.Level edges, int half) {
        int[] counts = new int[edges.size() + 1];
        int blocks = edges.code().length;
        for (int b = half * blocks / 2; b < (half + 1) * blocks / 2; b++) {
            for (int code : edges.code()[b]) {
                counts[code]++;
            }
        }
        return counts;
    }

    /** The same states and transitions with other counts, for example of a sample of customers; values are left out. */
    public CountedChain withCounts(double[] other) {
        return new CountedChain(steps, shape, other, new double[shape.states()], false, journeys);
    }

    /** States, transitions and weights that were made up. */
    public static CountedChain ofWeights(Steps steps, ChainShape shape, double[] weights, double[] value) {
        return new CountedChain(steps, shape, weights, value, false, 1);
    }

    public Steps steps() {
        return steps;
    }

    public ChainShape shape() {
        return shape;
    }

    /** How often each transition was counted. */
    public double[] counts() {
        return counts;
    }

    /** Sum of the values of conversions entered from each state. */
    public double[] value() {
        return value;
    }

    /** True where a conversion has a negative value. */
    public boolean hasNegativeValue() {
        return negative;
    }

    public long journeys() {
        return journeys;
    }

    public int order() {
        return shape.order();
    }

    /** START and the tuples that journeys go on from. */
    public int states() {
        return shape.sweepOrder().length + (journeys > 0 ? 1 : 0);
    }
}
