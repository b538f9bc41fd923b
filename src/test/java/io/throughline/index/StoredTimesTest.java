package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.breakdown.Trend;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.summary.EvaluatedJourneys;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import memory.MemoryTimelines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times that a store may hold though no import takes them any more, and times after the moment of their import. */
class StoredTimesTest {
    private static final String FIRST = "-62135596800 ad";
    private static final String LAST = "253402300799 ad";
    private static final String MAY = "1714557600";
    private static final String JUNE = "1717236000";

    @ParameterizedTest
    @EnumSource(TrendPoint.Unit.class)
    void theTrendHoldsEveryJourney(TrendPoint.Unit unit) {
        EvaluatedJourneys journeys =
                CutTrials.evaluate(CutTrials.log(FIRST, LAST, MAY + " ad, 1714561200 buy=5"), CutTrials.DEFAULT);
        List<TrendPoint> trend = Trend.of(journeys.set(), unit, ZoneOffset.UTC);
        assertThat(trend).extracting(TrendPoint::count).containsExactly(1L, 1L, 1L);
        assertThat(trend).extracting(point -> point.from().getYear()).containsExactly(1, 2024, 9999);
    }

    @Test
    void timesAfterTheMomentOfImportSayNothingOfTheEnd() {
        MemoryTimelines log = CutTrials.log(MAY + " ad", JUNE + " ad", "4102444800 ad");
        log.moment = 1_730_000_000_000_000L;
        EvaluatedJourneys journeys = CutTrials.evaluate(log, CutTrials.gaps("P7D"));
        assertThat(journeys.dataUntil()).isEqualTo(OffsetDateTime.parse("2024-06-01T10:00:00Z"));
        assertThat(journeys.open()).isEqualTo(2);
        assertThat(CutTrials.evaluate(CutTrials.log(MAY + " ad", JUNE + " ad", "4102444800 ad"), CutTrials.gaps("P7D"))
                        .open())
                .isEqualTo(1);
    }

    @Test
    void whereAllTimesAreLaterTheDataReachesTheImport() {
        MemoryTimelines log = CutTrials.log("4102444800 ad");
        log.moment = 1_730_000_000_000_000L;
        assertThat(CutTrials.evaluate(log, CutTrials.DEFAULT).dataUntil())
                .isEqualTo(OffsetDateTime.parse("2024-10-27T03:33:20Z"));
    }
}
