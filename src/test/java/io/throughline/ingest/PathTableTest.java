package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Clock;
import io.throughline.journey.ImportReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTableTest {
    private static final String HEADER = "path,total_conversions,total_conversion_value,total_null\n";

    private final Trial trial = new Trial();

    @Test
    void aRowIsThatManyJourneys() {
        ImportReport report = trial.take(HEADER + "ad > mail > ad,2,9,1\nshop,0,,2\n");
        String prefix = trial.store.digest.substring(0, 12);
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::customer).distinct())
                .containsExactly(prefix + "-2-1", prefix + "-2-2", prefix + "-2-3", prefix + "-3-1", prefix + "-3-2");
        assertThat(journey(prefix + "-2-1")).containsExactly("1 ad", "2 mail", "3 ad", "3 Conversion 4.5");
        assertThat(journey(prefix + "-2-2")).containsExactly("1 ad", "2 mail", "3 ad", "3 Conversion 4.5");
        assertThat(journey(prefix + "-2-3")).containsExactly("1 ad", "2 mail", "3 ad");
        assertThat(journey(prefix + "-3-2")).containsExactly("1 shop");
        assertThat(trial.store.entries).allMatch(entry -> entry.clock() == Clock.STEP);
        assertThat(trial.store.conversions).containsExactly("Conversion");
        assertThat(List.of(report.rows(), report.accepted(), report.rejected())).containsExactly(2L, 11L, 0L);
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("Path table: 2 rows stand for 5 journeys, 2 of them converted"));
    }

    @Test
    void theSameTableAgainBringsNothing() {
        String table = HEADER + "ad > mail,2,9,1\n";
        trial.take(table);
        ImportReport again = trial.take(Trial.gzip(table.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(again.accepted()).isZero();
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(trial.store.entries).hasSize(8);
    }

    @Test
    void badRowsAreRefusedOneByOne() {
        ImportReport report = trial.take(HEADER + " > ,1,1,1\na,-1,1,1\na,1.5,1,1\na,x,1,1\na,1,much,1\n,1,1,1\n"
                + "a,10000001,1,0\n" + "b".repeat(513) + ",1,1,1\na,0,0,0\ngood,0,,2\n");
        assertThat(report.rejections().stream().map(r -> r.line() + " " + r.reason()))
                .containsExactly(
                        "2 empty touchpoint",
                        "3 conversions and nulls must be whole numbers from 0",
                        "4 conversions and nulls must be whole numbers from 0",
                        "5 conversions and nulls must be whole numbers from 0",
                        "6 value is not a number",
                        "7 empty touchpoint",
                        "8 a row may stand for 10,000,000 journeys at most",
                        "9 touchpoint longer than 512 characters");
        assertThat(report.rows()).isEqualTo(10);
        assertThat(trial.store.entries).hasSize(2);
        assertThat(report.notes())
                .anyMatch(note ->
                        note.startsWith("The 8 refused rows stood for 10,000,012 journeys, 10,000,005 of them"));
    }

    @Test
    void columnsMayComeInAnyOrderAndCase() {
        trial.take("TOTAL_NULL;Path;Total_Conversions\n1;a > START;1\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("a", "START'", "Conversion", "a", "START'");
    }

    private List<String> journey(String customer) {
        return trial.store.of(customer).stream()
                .map(entry -> entry.at() + " " + entry.touchpoint()
                        + (Double.isNaN(entry.value()) ? "" : " " + entry.value()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {" > ", ">", "> ", " >", " → ", "->", "|", ";", " , "})
    void theSignBetweenStepsIsFoundByWhatTheTableShows(String sign) {
        trial.take("path\tconversions\tvalue\tnull\n" + String.join(sign, "red", "blue", "") + "\t1\t8\tNULL\n"
                + String.join(sign, "red", "", "green") + "\t\\N\tnull\t1\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("red", "blue", "Conversion", "red", "green");
    }

    @Test
    void aSignWithoutBlanksIsPartOfANameWhereOthersStandFree() {
        trial.take(HEADER + "a>b > c,0,,1\nd > e,0,,1\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("a>b", "c", "d", "e");
    }

    @Test
    void groupedJourneysComeWithOccurrencesAndRevenue() {
        ImportReport report = trial.take("Journey,Occurrences,Revenue\na > b,2,9\nc,3,\nTotal,5,9\n");
        assertThat(trial.store.entries.stream()
                        .filter(MemoryStore.Entry::derived)
                        .map(MemoryStore.Entry::value))
                .containsExactly(4.5, 4.5);
        assertThat(report.customers()).isEqualTo(5);
        assertThat(report.rejections())
                .singleElement()
                .matches(row -> row.reason().contains("totals"));
    }
}
