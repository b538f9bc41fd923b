package io.throughline.attribution;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;

/** Shares each conversion within its own journey. */
record ByRule(TouchRule rule, Attribution.Request request) implements CreditModel {

    @Override
    public Credits credits(JourneySet set, Outcomes outcomes) {
        boolean timeless = set.dataUntil() == null && outcomes.journeys > 0
                || outcomes.untimed > 0 && outcomes.untimed == outcomes.attributable();
        if (rule instanceof TouchRule.Decay && timeless) {
            throw new InvalidArgument(
                    "model",
                    request.model(),
                    "another one: the scope holds step numbers only, which have no durations");
        }
        RuleCredits credits = RuleCredits.of(set, rule, request.samples() > 0);
        List<String> notes = new ArrayList<>(notes(outcomes));
        Credits.Bounds shares = request.samples() == 0 ? null : ShareSamples.bounds(credits, request, notes);
        return new Credits(credits.conversions, credits.value, null, shares, null, notes);
    }

    private List<String> notes(Outcomes outcomes) {
        return switch (request.model()) {
            case PARTICIPATION ->
                List.of(
                        "PARTICIPATION gives 1 to each distinct step of a journey: credits add up to more than the conversions.");
            case SHAPLEY ->
                List.of(
                        "Game PATHS: its Shapley value is each conversion shared equally among the distinct steps of its"
                                + " journey, worked out exactly. Unconverted journeys play no part.");
            case LAST_NON_DIRECT ->
                request.direct() != null
                        ? List.of()
                        : List.of("No step is named as `direct`: credits are those of LAST_TOUCH.");
            case W_SHAPED ->
                request.lead() != null
                        ? List.of()
                        : List.of("No step is named as `lead`: credits are those of U_SHAPED.");
            case POSITION_BASED ->
                request.weights() != null
                        ? List.of()
                        : List.of("No `weights` are given: 40 to the first, 20 to all others, 40 to the last.");
            case TIME_DECAY ->
                outcomes.untimed == 0
                        ? List.of()
                        : List.of(outcomes.untimed
                                + " converted journeys have step numbers instead of times: each of their"
                                + " touches gets the same.");
            default -> List.of();
        };
    }
}
