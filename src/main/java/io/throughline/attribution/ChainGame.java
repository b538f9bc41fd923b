package io.throughline.attribution;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.markov.removal.StepGame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Shapley value of each step in the order-1 chain: what letting it in adds, averaged over all orders in which steps can be let in.
 *
 * <p>Formula: exact over all sets of up to {@value #EXACT} steps; beyond, the mean over random orders and their reverses.
 */
record ChainGame(Attribution.Request request) implements CreditModel {
    static final int EXACT = 16;
    private static final int MAX_STEPS = 500;

    @Override
    public Credits credits(JourneySet set, Outcomes outcomes) {
        StepGame game = StepGame.of(set);
        if (game.size() > MAX_STEPS) {
            throw new InvalidArgument(
                    "game",
                    ShapleyGame.CHAIN,
                    "PATHS for more than " + MAX_STEPS + " steps (here " + game.size()
                            + "), or fewer steps by definition.stepBy");
        }
        return game.size() <= EXACT ? exact(set, game) : sampled(set, game);
    }

    private Credits exact(JourneySet set, StepGame game) {
        double[][] gains = ShapleySums.of(game);
        List<String> notes = new ArrayList<>(List.of("Game CHAIN: exact over all sets of " + game.size()
                + " steps from which conversions can be reached, unconverted journeys included."));
        Credits.Bounds shares = request.samples() == 0 ? null : ShareSamples.bounds(set, game, request, notes);
        return new Credits(bySteps(set, game, gains[0]), bySteps(set, game, gains[1]), null, shares, null, notes);
    }

    private Credits sampled(JourneySet set, StepGame game) {
        SampledShapley sampled = SampledShapley.of(game, request.seed());
        List<String> notes = new ArrayList<>(List.of(note(game, sampled)));
        if (request.samples() > 0) {
            notes.add("No intervals: game CHAIN has them for up to " + EXACT
                    + " steps only, where each sample is solved exactly. Choose"
                    + " fewer steps by definition.stepBy, or model MARKOV.");
        }
        return new Credits(
                bySteps(set, game, sampled.conversions()),
                bySteps(set, game, sampled.worth()),
                bySteps(set, game, sampled.standardErrors()),
                null,
                null,
                notes);
    }

    private static double[] bySteps(JourneySet set, StepGame game, double[] byPlayer) {
        double[] bySteps = new double[set.steps().size()];
        for (int player = 0; player < byPlayer.length; player++) {
            bySteps[game.step(player)] = byPlayer[player];
        }
        return bySteps;
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
}
