package io.throughline.analysis.summary;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import java.util.Arrays;

/**
 * One log that fits on a card, for every question of order. Each step is an hour after the one before:
 *
 * <pre>
 * J1      customer 1   search  email   search  purchase 40
 * J2, J3  2 and 3      search  store
 * J4      customer 4   email   search  store   purchase 60
 * J5      the same     store
 * </pre>
 */
public final class HandDrawnLog {
    static final JourneySet SET = Fixture.of(
                    "search > email +1h > search +1h => purchase +1h 40",
                    "search > store +1h x2",
                    "email > search +1h > store +1h => purchase +1h 60 | +1h store")
            .on("search", "web", "ONLINE")
            .on("email", "mail", "ONLINE")
            .on("store", "shop", "OFFLINE")
            .on("purchase", "shop", "OFFLINE")
            .blocksOf(3)
            .set();
    public static final EvaluatedJourneys JOURNEYS = new EvaluatedJourneys(
            SET, ids -> Arrays.stream(ids).mapToObj(i -> "c" + (i + 1)).toArray(String[]::new));
    public static final double HOUR = 3600;

    private HandDrawnLog() {}

    public static String text(Rate rate) {
        return rate.numerator() + "/" + rate.denominator();
    }
}
