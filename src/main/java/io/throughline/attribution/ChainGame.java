package io.throughline.attribution;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.markov.StepGame;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Shapley value of each step in the order-1 chain: what letting it in adds, averaged over all orders in which steps can be let in.
 *
 * <p>Formula: exact over all sets of up to {@value #EXACT} steps; beyond, the mean over random orders and their reverses.
 */
record ChainGame(Attribution.Request request) implements CreditModel {
    static final int EXACT = 16;
    private static final int MOST = 500;

    @Override
    public Credits credits(JourneySet set, Outcomes outcomes) {
        StepGame game = StepGame.of(set);
        if (game.size() > MOST) {
            throw new InvalidArgument(
                    "game",
                    ShapleyGame.CHAIN,
                    "PATHS for more than " + MOST + " steps (here " + game.size()
                            + "), or fewer steps by definition.stepBy");
        }
        double[][] gains = game.size() <= EXACT ? ShapleySums.of(game) : null;
        if (gains != null) {
            String note = "Game CHAIN: exact over all sets of " + game.size()
                    + " steps from which conversions can be reached, unconverted journeys included.";
            return credits(set, game, gains[0], gains[1], null, note);
        }
        SampledShapley sampled = SampledShapley.of(game, request.seed());
        return credits(
                set, game, sampled.conversions(), sampled.worth(), sampled.standardErrors(), note(game, sampled));
    }

    private String note(StepGame game, SampledShapley sampled) {
        double worst = 0;
        for (double error : sampled.standardErrors()) {
            worst = Math.max(worst, error);
        }
        return String.format(
                Locale.ROOT,
                "Game CHAIN: mean over %d random orders of %d steps and their reverses (seed %d); standardError tells how far each credit may be off, at most %.4g conversions.",
                sampled.pairs(),
                game.size(),
                request.seed(),
                worst);
    }

    private Credits credits(
            JourneySet set,
            StepGame game,
            double[] conversions,
            double[] worth,
            double @Nullable [] errors,
            String note) {
        double[] byStep = new double[set.steps().size()];
        double[] valueByStep = new double[byStep.length];
        double @Nullable [] errorByStep = errors == null ? null : new double[byStep.length];
        for (int player = 0; player < game.size(); player++) {
            byStep[game.step(player)] = conversions[player];
            valueByStep[game.step(player)] = worth[player];
            if (errorByStep != null && errors != null) {
                errorByStep[game.step(player)] = errors[player];
            }
        }
        List<String> notes = request.samples() == 0
                ? List.of(note)
                : List.of(note, "Game CHAIN has no intervals: its samples would be chains of their own.");
        return new Credits(byStep, valueByStep, errorByStep, null, null, notes);
    }
}
