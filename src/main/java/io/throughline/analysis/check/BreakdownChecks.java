package io.throughline.analysis.check;

import io.throughline.analysis.breakdown.Breakdown;
import io.throughline.analysis.breakdown.Breakdowns;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import java.util.List;

/** Identities between breakdowns and the totals of the same journeys: the one reads steps, the other outcomes. */
final class BreakdownChecks {
    private static final double ROUNDING = 1e-9;

    /** Few enough that there is a row for the rest. */
    private static final Breakdown.Request FIRST_STEPS = new Breakdown.Request("firstStep", 2);

    private BreakdownChecks() {}

    static List<Check> of(JourneySet set, Figures figures) {
        long journeys = Breakdowns.of(set, FIRST_STEPS).stream()
                .mapToLong(Breakdown::count)
                .sum();
        List<Breakdown> converting = Breakdowns.whole(set, "lastStep").stream()
                .filter(row -> row.key() != null && isConversion(set, row.key()))
                .toList();
        long converted = converting.stream().mapToLong(Breakdown::count).sum();
        double value = converting.stream().mapToDouble(Breakdown::value).sum();
        return List.of(
                Check.of(
                        "journeys over all first steps = journeys",
                        journeys,
                        figures.of(Figure.COUNT).count()),
                Check.of(
                        "journeys whose last step is a conversion = converted",
                        converted,
                        figures.of(Figure.CONVERTED).converted()),
                Check.of(
                        "value of journeys whose last step is a conversion = value",
                        value,
                        figures.of(Figure.VALUE).value(),
                        ROUNDING));
    }

    private static boolean isConversion(JourneySet set, String step) {
        int code = set.steps().find(step);
        return code >= 0 && set.steps().isConversion(code);
    }
}
