package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.CostRow;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InvalidArgument;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of costs. */
class CostTableTest {
    private static final long DAY = LocalDate.parse("2026-03-01").toEpochDay();

    private final Trial trial = new Trial();

    @Test
    void columnsAreFoundWhateverTheirOrderAndLetters() {
        ImportReport report = trial.take(
                "COST;Campaign;note;Date;Channel\n1.5;spring;x;2026-03-01;web\n2;;;2026-03-02;web\n0;autumn;;2026-03-02;\n",
                "kind=costs");
        assertThat(trial.store.costs)
                .containsExactly(
                        new CostRow(DAY, "web", "spring", 1.5),
                        new CostRow(DAY + 1, "web", null, 2),
                        new CostRow(DAY + 1, null, "autumn", 0));
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.notes()).contains("Costs; dates: 3 dates, in UTC.");
        assertThat(trial.store.entries).isEmpty();
    }

    @Test
    void jsonAndCompactDatesAreReadToo() {
        trial.take("{\"date\": \"2026-03-01\", \"channel\": \"web\", \"cost\": 4}\n", "kind=COSTS");
        trial.take("date,channel,cost\n20260302,web,5\n", "kind=costs");
        assertThat(trial.store.costs)
                .containsExactly(new CostRow(DAY, "web", null, 4), new CostRow(DAY + 1, "web", null, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-03-01,,,5', no channel and no campaign",
        "',web,,5', no date",
        "'yesterday,web,,5', unreadable time",
        "'17,web,,5', a step number is no date",
        "'2026-03-01,web,,', cost is not a number",
        "'2026-03-01,web,,much', cost is not a number",
        "'2026-03-01,web,,-1', cost below 0"
    })
    void rowsThatAreNoCostsAreRefusedWithAReason(String row, String reason) {
        ImportReport report = trial.take("date,channel,campaign,cost\n" + row + "\n2026-03-02,web,,5\n", "kind=costs");
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(reason);
            assertThat(rejection.line()).isEqualTo(2);
        });
        assertThat(trial.store.costs).hasSize(1);
    }

    @Test
    void aFileWithoutTheColumnsIsRefused() {
        assertThatThrownBy(() -> trial.take("date,cost\n2026-03-01,5\n", "kind=costs"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("costs need date, cost, and channel or campaign");
        assertThatThrownBy(() -> trial.take("date,cost\n", "kind=prices"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("kind = prices: allowed is interactions or costs or feedback");
        assertThat(trial.store.closed).isEqualTo(trial.store.opened);
    }
}
