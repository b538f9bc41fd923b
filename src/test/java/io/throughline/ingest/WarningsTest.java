package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken as it is, but not without a word. */
class WarningsTest {
    private static final String HEADER = "customer,time,event\n";

    private final Trial trial = new Trial();

    @Test
    void customersCalledNothing() {
        ImportReport report = trial.take(HEADER + "NULL,1,x\nNULL,2,x\n(not set),3,x\nNA,4,x\nn1,5,x\n");
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("3 rows have a customer called NULL, "));
    }

    @Test
    void customersRoundedByASpreadsheet() {
        ImportReport report = trial.take(HEADER + "1.23457E+15,1,x\n1.23457E+15,2,x\n1e+9,3,x\na+b,4,x\nE+15,5,x\n");
        assertThat(report.notes()).anyMatch(note -> note.startsWith("3 rows have a customer such as 1.23457E+15, "));
    }

    @Test
    void namesThatLookAlike() {
        trial.settings = ImportSettings.of(2, false);
        ImportReport report = trial.take(HEADER
                + "Zoë,1,caf\u00e9\nZoe\u0308,2,cafe\u0301\nZoë,3,ca\u200bfé\nb,4,a b\nb,5,a\u00a0b\nb\ufe0f,6,a  b\n");
        assertThat(report.notes())
                .contains(
                        "2 names of customers differ from another only in Unicode form or invisible characters, such as"
                                + " \"Zoë\" and \"Zoe\\u0308\"; they count as different.",
                        "3 names of touchpoints differ from another only in Unicode form or invisible characters, such as"
                                + " \"café\" and \"cafe\\u0301\"; they count as different.");
    }

    @Test
    void ordinaryNamesNeedNoWord() {
        ImportReport report = trial.take(HEADER + "Zoë,1,café\nzoe,2,Café\n😀,3,naïve\n10,4,1.5\n");
        assertThat(report.notes()).noneMatch(note -> note.contains("customer called") || note.contains("differ"));
    }

    @Test
    void oddCellsOfNumbers() {
        trial.settings = ImportSettings.of(70, false);
        StringBuilder rows = new StringBuilder("customer,time,event,price,city,age,mixed\n");
        for (int i = 0; i < 200; i++) {
            String price = i == 10 ? "n/a" : i == 150 ? "much" : "" + i;
            String mixed = i % 10 == 3 ? "some" : "" + i;
            rows.append("c%d,%d,x,%s,town%d,%s,%s%n".formatted(i, i, price, i, i == 3 ? "NULL" : "40", mixed));
        }
        ImportReport report = trial.take(rows.toString(), "trait.years=age");
        assertThat(report.notes())
                .contains(
                        "Attribute price holds numbers; 2 of 200 values are none and count as missing: \"n/a\", \"much\".",
                        "Trait years holds numbers; 1 of 200 values are none and count as missing: \"NULL\".",
                        "Attribute mixed is read as text: 20 of 200 values (10.0 %) are no numbers, such as \"some\"; 1 % may"
                                + " be, words like n/a apart.")
                .noneMatch(note -> note.contains("city "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer,time,event\n",
                "customer,time,event",
                "path,total_conversions,total_null\n",
                "customer,time,event\n\n\n"
            })
    void aHeaderWithoutRowsIsRefused(String text) {
        assertThatThrownBy(() -> trial.take(text))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("no row below it; nothing was taken");
        assertThatThrownBy(() -> trial.take("date,cost,channel\n", "kind=costs"))
                .hasMessageContaining("no row below it");
        assertThatThrownBy(() -> trial.take("path,total_conversions,total_null\na > b,0,0\n"))
                .hasMessageContaining("every count is 0");
        assertThat(trial.store.reports).isEmpty();
    }
}
