package io.throughline.attribution;

import io.throughline.markov.removal.StepGame;

/**
 * Shapley values over all sets of players.
 *
 * <p>Formula: φᵢ = Σ over sets S without i of |S|!·(n − |S| − 1)!/n! · (v(S ∪ i) − v(S)). Cost: n·2ⁿ.
 */
final class ShapleySums {
    private ShapleySums() {}

    /** Conversions and worth by player. */
    static double[][] of(StepGame game) {
        double[] conversions = new double[1 << game.size()];
        double[] worth = new double[1 << game.size()];
        game.all(conversions, worth);
        return new double[][] {gains(game.size(), conversions), gains(game.size(), worth)};
    }

    static double[] gains(int players, double[] worth) {
        double[] weight = weights(players);
        double[] gains = new double[players];
        for (int player = 0; player < players; player++) {
            int bit = 1 << player;
            for (int set = 0; set < worth.length; set++) {
                if ((set & bit) == 0) {
                    gains[player] += weight[Integer.bitCount(set)] * (worth[set | bit] - worth[set]);
                }
            }
        }
        return gains;
    }

    /** By size of the set: 1 / (n · (n − 1 choose size)). */
    private static double[] weights(int players) {
        double[] weights = new double[players];
        double choose = 1;
        for (int size = 0; size < players; size++) {
            weights[size] = 1 / (players * choose);
            choose = choose * (players - 1 - size) / (size + 1);
        }
        return weights;
    }
}
