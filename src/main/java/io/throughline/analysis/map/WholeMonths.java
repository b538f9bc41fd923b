package io.throughline.analysis.map;

import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.kpi.KpiPoint;
import io.throughline.analysis.kpi.Kpis;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.Kpi;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** A figure by months, in UTC, that the data reach the end of. */
final class WholeMonths {
    private WholeMonths() {}

    /** None where its formula cannot be asked of these journeys. */
    static List<KpiPoint> of(EvaluatedJourneys journeys, Kpi kpi) {
        OffsetDateTime until = journeys.dataUntil();
        try {
            return Kpis.trend(journeys, kpi.formula(), TrendPoint.Unit.MONTH, ZoneOffset.UTC).stream()
                    .filter(month -> until != null && !month.to().isAfter(until))
                    .toList();
        } catch (InvalidArgument fault) {
            return List.of();
        }
    }
}
