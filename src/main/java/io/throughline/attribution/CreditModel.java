package io.throughline.attribution;

import io.throughline.attribution.TouchRule.ByPosition;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepIds;
import io.throughline.journey.Steps;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way of sharing the conversions of a set of journeys among its steps.
 *
 * <p>Invariant: credits are 0 or more, 0 for a step that does not occur, and do not depend on the order of journeys or on threads; twice the
 * journeys get twice the credits; with what is unattributed they sum to the conversions (except PARTICIPATION), values likewise.
 */
sealed interface CreditModel permits ByRule, ByChain, ChainGame {
    Duration HALF_LIFE = Duration.ofDays(7);

    Credits credits(JourneySet set, Outcomes outcomes);

    static CreditModel of(Attribution.Request request, Steps steps) {
        return switch (request.model()) {
            case FIRST_TOUCH -> new ByRule(new TouchRule.First(), request);
            case LAST_TOUCH -> new ByRule(new TouchRule.Last(), request);
            case LAST_NON_DIRECT ->
                new ByRule(new TouchRule.LastOther(code(steps, "direct", request.direct())), request);
            case LINEAR -> new ByRule(new TouchRule.Linear(), request);
            case PARTICIPATION -> new ByRule(new TouchRule.Participation(), request);
            case POSITION_BASED -> new ByRule(position(request.weights()), request);
            case U_SHAPED -> new ByRule(ByPosition.U_SHAPED, request);
            case J_SHAPED -> new ByRule(ByPosition.J_SHAPED, request);
            case INVERSE_J -> new ByRule(ByPosition.INVERSE_J, request);
            case W_SHAPED -> new ByRule(new TouchRule.WithLead(code(steps, "lead", request.lead())), request);
            case TIME_DECAY -> new ByRule(decay(request.halfLife()), request);
            case SHAPLEY -> shapley(request);
            case MARKOV -> new ByChain(request);
        };
    }

    private static CreditModel shapley(Attribution.Request request) {
        return request.game() == ShapleyGame.CHAIN
                ? new ChainGame(request)
                : new ByRule(new TouchRule.EqualSteps(), request);
    }

    private static TouchRule position(@Nullable List<Double> weights) {
        return weights == null ? ByPosition.U_SHAPED : new ByPosition(weights.get(0), weights.get(1), weights.get(2));
    }

    private static TouchRule decay(@Nullable Duration halfLife) {
        Duration length = halfLife == null ? HALF_LIFE : halfLife;
        return new TouchRule.Decay(length.getSeconds() * 1e6 + length.getNano() / 1e3);
    }

    /** The code of a step, −1 where none is named. */
    private static int code(Steps steps, String argument, @Nullable String id) {
        return id == null ? -1 : StepIds.code(steps, argument, id);
    }
}
