package io.throughline.sample;

import io.throughline.journey.InvalidArgument;
import java.util.List;

/**
 * Names with the share each is drawn at.
 *
 * <p>Invariant: shares sum to 1, none is negative.
 */
public record Weights(List<String> names, List<Double> shares) {
    public Weights {
        names = List.copyOf(names);
        shares = List.copyOf(shares);
        double sum = 0;
        for (double share : shares) {
            sum += share < 0 ? Double.NaN : share;
        }
        if (names.size() != shares.size() || !(Math.abs(sum - 1) < 1e-9)) {
            throw new InvalidArgument("shares", shares, "one share of at least 0 for each name, sum 1");
        }
    }

    /** Shares in proportion to weights. */
    static Weights of(List<String> names, List<Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        return new Weights(names, weights.stream().map(w -> w / sum).toList());
    }

    /** The place a uniform draw from [0, 1) falls on. */
    int pick(double unit) {
        double below = 0;
        for (int i = 0; i < shares.size() - 1; i++) {
            below += shares.get(i);
            if (unit < below) {
                return i;
            }
        }
        return shares.size() - 1;
    }
}
