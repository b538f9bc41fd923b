package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.ImportReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionRowsTest {
    private static final String HEADER = "customer,time,event,channel,campaign,value,conversion\n";

    private final Trial trial = new Trial();

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "TRUE", "yes", "Y", " y "})
    void aFlagAddsAConversionThatTakesTheValue(String flag) {
        ImportReport report = trial.take(HEADER + "a,5,ad,web,spring,9.5," + flag + "\n");
        MemoryStore.Entry row = trial.store.entries.get(0);
        MemoryStore.Entry conversion = trial.store.entries.get(1);
        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(row.derived()).isFalse();
        assertThat(row.value()).isNaN();
        assertThat(conversion)
                .extracting("derived", "touchpoint", "at", "channel", "campaign", "value")
                .containsExactly(true, "Conversion", 5L, "web", "spring", 9.5);
        assertThat(trial.store.conversions).containsExactly("Conversion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "false", "no", "n", "0.0", "NULL"})
    void anythingElseIsNoFlag(String flag) {
        trial.take(HEADER + "a,5,ad,web,spring,9.5," + flag + "\n");
        assertThat(trial.store.entries).hasSize(1);
        assertThat(trial.store.entries.get(0).value()).isEqualTo(9.5);
        assertThat(trial.store.conversions).isEmpty();
    }

    @Test
    void oddFlagsAreReported() {
        ImportReport report = trial.take(HEADER + "a,5,ad,,,,perhaps\nb,5,ad,,,,maybe\nc,5,ad,,,,0\nd,5,ad,,,,1\n");
        assertThat(report.notes()).anyMatch(note -> note.startsWith("2 cells of conversion such as 'perhaps'"));
    }

    @Test
    void markedTouchpointsKeepTheirRow() {
        trial.take(HEADER + "a,5,buy,,,9.5,1\na,6,ad,,,1,1\n", "conversions=buy,order");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("buy", "ad", "Conversion");
        assertThat(trial.store.entries.get(0).value()).isEqualTo(9.5);
        assertThat(trial.store.conversions).containsExactly("Conversion", "buy", "order");
    }

    @Test
    void flagsAddTheirConversionWhereOthersMarkTheTouchpoint() {
        trial.store.conversions.add("buy");
        ImportReport report = trial.take(HEADER + "a,5,buy,,,9.5,1\n");
        assertThat(trial.store.entries).extracting(MemoryStore.Entry::derived).containsExactly(false, true);
        assertThat(report.notes()).noneMatch(note -> note.contains("conversion-rows"));
    }

    @Test
    void aFlaggedConversionIsTheConversion() {
        trial.take(HEADER + "a,5,Conversion,,,9.5,1\n");
        assertThat(trial.store.entries).hasSize(1);
        assertThat(trial.store.conversions).containsExactly("Conversion");
    }

    @Test
    void anUnflaggedConversionIsAnOrdinaryTouchpoint() {
        trial.take(HEADER + "a,5,Conversion,,,9.5,0\n");
        assertThat(trial.store.conversions).isEmpty();
    }

    @Test
    void selfMarksTheTouchpointAndWarnsOfUnflaggedRows() {
        ImportReport report =
                trial.take(HEADER + "a,5,buy,,,9.5,1\nb,5,buy,,,,0\nb,6,ad,,,,0\n", "conversion-rows=SELF");
        assertThat(trial.store.entries).hasSize(3).noneMatch(MemoryStore.Entry::derived);
        assertThat(trial.store.conversions).containsExactly("buy");
        assertThat(report.notes()).anyMatch(note -> note.startsWith("1 of the 2 rows at 'buy' are not flagged"));
    }

    @Test
    void selfIsSuggestedWhereAllRowsAreFlagged() {
        ImportReport report = trial.take(HEADER + "a,5,buy,,,9.5,1\nb,5,buy,,,,1\nb,6,ad,,,,1\na,6,ad,,,,0\n");
        List<String> suggestions = report.notes().stream()
                .filter(note -> note.contains("conversion-rows=SELF"))
                .toList();
        assertThat(suggestions)
                .containsExactly(
                        "All 2 rows at 'buy' are flagged as conversions; conversion-rows=SELF would make 'buy' "
                                + "itself the conversion.");
    }

    @Test
    void unflaggedRowsOfAnEarlierPartForbidTheSuggestion() {
        trial.settings = ImportSettings.of(1, false);
        ImportReport report = trial.take(HEADER + "a,5,buy,,,,0\nb,5,buy,,,,1\n");
        assertThat(trial.store.parts).hasSize(2);
        assertThat(report.notes()).noneMatch(note -> note.contains("SELF"));
    }
}
