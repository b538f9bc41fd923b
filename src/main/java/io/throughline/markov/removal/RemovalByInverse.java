package io.throughline.markov.removal;

import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.solve.SelectedInverse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Removal of each step of a chain of order 1 by the inverse of its transitions.
 *
 * <p>Formula: without j, h₀ − (N₀ⱼ / Nⱼⱼ)·hⱼ converts, N₀ⱼ / Nⱼⱼ being the chance of ever entering j.
 */
final class RemovalByInverse {
    private final CountedChain chain;
    private final ChainShape shape;
    private final int[] place;
    private final double[] begun;
    private final double[] converting;
    private final double[] exits;

    private RemovalByInverse(CountedChain chain) {
        this.chain = chain;
        this.shape = chain.shape();
        int states = shape.sweepOrder().length;
        place = new int[shape.states()];
        Arrays.fill(place, -1);
        for (int i = 0; i < states; i++) {
            place[shape.sweepOrder()[i]] = i;
        }
        begun = new double[states];
        converting = new double[states];
        exits = new double[states];
    }

    /** Null where the chain is too large. */
    static @Nullable RemovalOutcome of(CountedChain chain) {
        return new RemovalByInverse(chain).solve();
    }

    private @Nullable RemovalOutcome solve() {
        int states = exits.length;
        int[] rows = new int[states + 1];
        int[] targets = new int[shape.edges()];
        double[] weights = new double[shape.edges()];
        for (int i = 0; i < states; i++) {
            rows[i + 1] = rows[i];
            int state = shape.sweepOrder()[i];
            for (int e = shape.rows()[state]; e < shape.rows()[state + 1]; e++) {
                int to = shape.target()[e] < 0 ? -1 : place[shape.target()[e]];
                double count = chain.counts()[e];
                converting[i] += shape.target()[e] == ChainShape.CONVERTED ? count : 0;
                exits[i] += to < 0 ? count : 0;
                if (to >= 0 && to != i && count > 0) {
                    targets[rows[i + 1]] = to;
                    weights[rows[i + 1]++] = count;
                }
            }
        }
        SelectedInverse inverse = SelectedInverse.of(rows, targets, weights, exits);
        return inverse == null ? null : kept(inverse);
    }

    private RemovalOutcome kept(SelectedInverse inverse) {
        double journeys = 0;
        double converted = 0;
        for (int e = shape.rows()[0]; e < shape.rows()[1]; e++) {
            int target = shape.target()[e];
            journeys += chain.counts()[e];
            converted += target == ChainShape.CONVERTED ? chain.counts()[e] : 0;
            if (target >= 0 && place[target] >= 0) {
                begun[place[target]] += chain.counts()[e];
            }
        }
        RemovalOutcome kept = new RemovalOutcome(shape.steps());
        if (journeys > 0) {
            double[] worth = new double[begun.length];
            Arrays.setAll(worth, i -> chain.value()[shape.sweepOrder()[i]]);
            fill(kept, inverse, journeys, converted, worth);
        }
        return kept;
    }

    private void fill(RemovalOutcome kept, SelectedInverse inverse, double journeys, double converted, double[] worth) {
        double[] chance = inverse.solve(converting);
        double[] value = inverse.solve(worth);
        double all = converted + SelectedInverse.product(begun, chance);
        double allValue = chain.value()[0] + SelectedInverse.product(begun, value);
        kept.base(all / journeys, allValue / journeys);
        double[] visits = inverse.visits(begun);
        double[] diagonal = inverse.diagonal();
        for (int i = 0; i < begun.length; i++) {
            double entered = diagonal[i] == 0 ? 0 : visits[i] / diagonal[i];
            if (entered > 0 && chance[i] > 0) {
                int step = shape.last()[shape.sweepOrder()[i]];
                kept.set(step, (all - entered * chance[i]) / journeys, (allValue - entered * value[i]) / journeys);
            }
        }
    }
}
