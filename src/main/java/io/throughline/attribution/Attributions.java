package io.throughline.attribution;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.List;

/** Shares the conversions of a set of journeys among their steps. */
public final class Attributions {
    private Attributions() {}

    public static Attribution of(JourneySet set, Attribution.Request request) {
        Outcomes outcomes = Outcomes.of(set);
        return credits(set, request).toAttribution(request, set.steps(), outcomes);
    }

    private static Credits credits(JourneySet set, Attribution.Request request) {
        return switch (request.model()) {
            case FIRST_TOUCH -> byRule(set, new TouchRule.First());
            case LAST_TOUCH -> byRule(set, new TouchRule.Last());
            case LINEAR -> byRule(set, new TouchRule.Linear());
            default -> throw new InvalidArgument("model", request.model(), "FIRST_TOUCH, LAST_TOUCH or LINEAR");
        };
    }

    private static Credits byRule(JourneySet set, TouchRule rule) {
        RuleCredits credits = RuleCredits.of(set, rule);
        return new Credits(credits.conversions, credits.value, null, null, List.of());
    }
}
