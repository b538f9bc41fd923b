package io.throughline.attribution;

import io.throughline.journey.JourneySet;

/** Shares the conversions of a set of journeys among their steps. */
public final class Attributions {
    private Attributions() {}

    public static Attribution of(JourneySet set, Attribution.Request request) {
        Outcomes outcomes = Outcomes.of(set);
        Credits credits = CreditModel.of(request, set.steps()).credits(set, outcomes);
        return credits.toAttribution(request, set.steps(), outcomes);
    }
}
