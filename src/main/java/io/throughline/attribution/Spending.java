package io.throughline.attribution;

import io.throughline.journey.CostRow;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays what was spent beside what is credited: costs of campaigns where steps are campaigns, of channels where they are channels.
 *
 * <p>Formula: the sum of all costs of the step on days that begin (UTC) in the scope's period. A step without any cost row has none,
 * which is not 0.
 */
public final class Spending {
    private static final long DAY_SECONDS = 86_400;

    private Spending() {}

    /** @param costs of all time, in an order that does not change */
    public static Attribution of(Attribution answer, Scope scope, List<CostRow> costs) {
        if (costs.isEmpty()) {
            return answer;
        }
        StepBy by = scope.definition().stepBy();
        if (by != StepBy.CHANNEL && by != StepBy.CAMPAIGN) {
            return answer.withNote(
                    "Costs are known by channel and by campaign: ask with definition.stepBy CHANNEL or CAMPAIGN.");
        }
        if (!scope.selectsByPeriodOnly()) {
            return answer.withNote(
                    "Costs are left out: the scope selects customers or journeys other than by period, and nobody knows what was spent on these.");
        }
        Map<String, Double> spent = sums(costs, by, scope.journeys().period());
        List<Credit> credits = new ArrayList<>();
        answer.credits().forEach(credit -> credits.add(credit.withCost(spent.get(credit.step()))));
        Attribution priced = answer.withCredits(credits);
        return cutsDays(scope.journeys().period())
                ? priced.withNote("Costs are those of the days (UTC) that begin within the period.")
                : priced;
    }

    private static Map<String, Double> sums(List<CostRow> costs, StepBy by, @Nullable Period period) {
        Map<String, Double> sums = new HashMap<>();
        for (CostRow row : costs) {
            String name = by == StepBy.CHANNEL ? row.channel() : row.campaign();
            if (name != null && holds(period, Instant.ofEpochSecond(row.day() * DAY_SECONDS))) {
                sums.merge(name, row.cost(), Double::sum);
            }
        }
        return sums;
    }

    private static boolean holds(@Nullable Period period, Instant begin) {
        return period == null
                || (period.from() == null || !begin.isBefore(period.from()))
                        && (period.to() == null || begin.isBefore(period.to()));
    }

    private static boolean cutsDays(@Nullable Period period) {
        return period != null && (!isMidnight(period.from()) || !isMidnight(period.to()));
    }

    private static boolean isMidnight(@Nullable Instant moment) {
        return moment == null || moment.getEpochSecond() % DAY_SECONDS == 0 && moment.getNano() == 0;
    }
}
