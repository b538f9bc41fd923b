package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.identity.IdentityRules;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken as it is, but not without a word. */
class WarningsTest {
    private static final String HEADER = "customer,time,event\n";

    private final Trial trial = new Trial();

    @ParameterizedTest
    @ValueSource(
            strings = {"undefined", "Guest", "[object Object]", "#REF!", "-1", "00000000-0000-0000-0000-000000000000"})
    void whatProgramsLeaveForAnIdIsTold(String id) {
        assertThat(new Trial()
                        .take("customer,time,touchpoint\n" + id + ",1,a\n")
                        .notes())
                .anyMatch(note -> note.startsWith("1 rows have a customer called " + id + ", a word for nothing"));
    }

    @Test
    void customersCalledNothing() {
        ImportReport report = trial.take(HEADER + "NULL,1,x\nNULL,2,x\n(not set),3,x\nNA,4,x\nn1,5,x\n");
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("3 rows have a customer called NULL (2), (not set)"));
    }

    /** They are one customer each in every figure, though as identifiers they name nobody. */
    @Test
    void customersCalledByAWordThatNamesNobody() {
        trial.settings = ImportSettings.of(2, false);
        ImportReport report = trial.take(HEADER + "0000,1,x\nanonymous,2,x\nUnknown,3,x\n0000,4,x\nn1,5,x\nn2,6,x\n");
        assertThat(report.accepted()).isEqualTo(6);
        assertThat(report.notes())
                .contains(
                        "4 rows have a customer called 0000 (2), Unknown (1), anonymous (1), words for nothing; each word"
                                + " counts as one person. Leave them out if they are nobody.");
        trial.settings =
                ImportSettings.of(2, false).by(new IdentityRules(IdentityRules.USUAL.kinds(), Set.of("walk-in")));
        assertThat(trial.take(HEADER + "Walk-in,1,x\nn1,5,x\n").notes())
                .contains("1 rows have a customer called Walk-in, a word for nothing; they count as one person."
                        + " Leave them out if they are nobody.");
        trial.settings = ImportSettings.of(2, false);
        assertThat(trial.take(
                                "customer,time,score\nunknown,2026-01-01,5\nn1,2026-01-02,5\n",
                                "kind=feedback",
                                "least=0",
                                "most=10")
                        .notes())
                .anyMatch(note -> note.startsWith("1 rows have a customer called unknown, "));
    }

    /** Ten thousand records with one blocked value stay apart, and the report says so; cells that hold nothing are no values. */
    @Test
    void identifiersThatNameNobody() {
        StringBuilder rows = new StringBuilder("customer,time,event,mail\n");
        for (int i = 0; i < 10_000; i++) {
            rows.append("c")
                    .append(i)
                    .append(',')
                    .append(i + 1)
                    .append(",x,")
                    .append(i % 2 == 0 ? "Test@shop.org\n" : "(not set)\n");
        }
        assertThat(trial.take(rows + "n1,5,x,ann@x.org\n", "identifier.email=mail")
                        .notes())
                .contains("5,000 records carry email that names nobody, such as 'Test@shop.org'; it joins nobody.")
                .noneMatch(note -> note.contains("customer called"));
    }

    @Test
    void customersRoundedByASpreadsheet() {
        ImportReport report = trial.take(HEADER + "1.23457E+15,1,x\n1.23457E+15,2,x\n1e+9,3,x\na+b,4,x\nE+15,5,x\n");
        assertThat(report.notes()).anyMatch(note -> note.startsWith("3 rows have a customer such as 1.23457E+15, "));
    }

    @Test
    void customersWhoseNumbersProgramsHaveWritten() {
        assertThat(trial.take(
                                "{\"customer\":1.2E15,\"time\":1,\"event\":\"x\"}\n{\"customer\":7,\"time\":1,\"event\":\"x\"}\n")
                        .notes())
                .anyMatch(note -> note.startsWith("1 rows have a customer such as 1.2E15, "));
        assertThat(trial.take(HEADER + "1001.0,1,x\n1002.0,2,x\n1001,3,x\n").notes())
                .contains(
                        "2 rows have a customer such as 1001.0, a whole number written with a decimal; it is another customer than 1001."
                                + " Export ids as text.");
        assertThat(trial.take(HEADER + "v1.0,1,x\n1.5,2,x\n3e12,3,x\n").notes())
                .noneMatch(note -> note.contains("customer such as"));
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

    @Test
    void rowsThatShareTheMinuteOfTheirExport() {
        trial.settings = ImportSettings.of(40, false);
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 100; i++) {
            String time = i % 20 == 19
                    ? "2026-01-%02dT10:00:00Z".formatted(i / 20 + 1)
                    : "2026-02-01T07:30:%02dZ".formatted(i % 60);
            rows.append("c%d,%s,x%n".formatted(i, time));
        }
        String alone = rows.toString();
        assertThat(trial.take(alone).notes())
                .contains(
                        "95 of 100 rows (x) stand in one minute, 2026-02-01T07:30:00Z: that looks like the time of an export or a load; name the column that tells when it happened.");
        for (int i = 0; i < 20; i++) {
            rows.append("d%d,2026-03-0%dT1%d:00:00Z,x%n".formatted(i, i % 9 + 1, i % 10));
        }
        assertThat(new Trial().take(rows.toString()).notes()).noneMatch(note -> note.contains("one minute"));
    }

    /** One touchpoint may happen to all at once, as a mailing does; two in the same minute were rather loaded. */
    @Test
    void touchpointsThatShareAMinute() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 30; i++) {
            rows.append("c%d,2026-02-01T07:30:00Z,opened%n".formatted(i));
            rows.append("c%d,2026-03-%02dT07:30:00Z,seen%nc%d,2026-04-%02dT07:30:00Z,bought%n"
                    .formatted(i, i % 28 + 1, i, i % 28 + 1));
        }
        assertThat(trial.take(rows.toString()).notes()).noneMatch(note -> note.contains("one minute"));
        for (int i = 0; i < 25; i++) {
            rows.append("c%d,2026-02-01T07:30:59Z,closed%n".formatted(i));
        }
        assertThat(new Trial().take(rows.toString()).notes())
                .anyMatch(note -> note.startsWith("55 of 115 rows (closed, opened) stand in one minute"));
    }
}
