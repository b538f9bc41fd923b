package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Clock;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void rowsOfOneLineAreJourneysOfTheirOwn() {
        trial.take("[{\"path\":\"a > b\",\"count\":2},{\"path\":\"c\",\"count\":1}]");
        String prefix = trial.store.digest.substring(0, 12);
        assertThat(journey(prefix + "-1-2")).containsExactly("1 a", "2 b");
        assertThat(journey(prefix + "-2-1")).containsExactly("1 c");
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
                        "7 empty touchpoint",
                        "8 a row may stand for 10,000,000 journeys at most",
                        "9 touchpoint longer than 512 characters");
        assertThat(report.rows()).isEqualTo(10);
        assertThat(trial.store.entries).hasSize(5);
        assertThat(report.notes())
                .contains("1 cells of total_conversion_value such as 'much' are no numbers and count as empty.")
                .anyMatch(note ->
                        note.startsWith("The 7 refused rows stood for 10,000,010 journeys, 10,000,004 of them"));
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

    @ParameterizedTest
    @ValueSource(strings = {"path,conv,conv_value,conv_null", "Path,Key events,Purchase revenue,null_conversions"})
    void columnsGoByOtherNamesToo(String header) {
        trial.take(header + "\na > b,1,8,2\n");
        assertThat(trial.store.entries).hasSize(7);
        assertThat(trial.store.value()).isEqualTo(8);
    }

    @Test
    void whichColumnsAreReadIsTold() {
        assertThat(trial.take("path,conversions,avg_value\na > b,1,8\n").notes())
                .contains("Columns: path ← path, conversions ← conversions; not read: avg_value.");
        assertThatThrownBy(() -> trial.take("source path,buyers\na > b,1\n"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("A path table has the columns path, total_conversions");
    }

    @Test
    void aValueWithoutAConversionIsTold() {
        assertThat(trial.take(HEADER + "a > b,0,50.5,2\nc,1,5,0\n").notes())
                .contains("1 rows have a value and no conversion; no journey has their value, 50.5 together.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grand total:", "Gesamt", "TOTALE"})
    void totalsHaveManyNames(String name) {
        assertThat(trial.take("path,count\na > b,2\nc,3\n" + name + ",5\n").rejected())
                .isEqualTo(1);
        assertThat(trial.take("path,count\n" + name + ",7\na > b,4\nc,3\n").notes())
                .anyMatch(note -> note.startsWith("The first row is called a total"));
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

    @ParameterizedTest
    @CsvSource({
        "'Ad > Web|Ad > Mail|ref->x', 'Ad,Web,Ad,Mail,ref->x'",
        "'mail > from->to > shop|mail > shop', 'mail,from->to,shop,mail,shop'",
        "'A, Ltd > Web|A, Ltd|A, Ltd', 'A, Ltd,Web,A, Ltd,A, Ltd'",
        "'A;B > C|A;B', 'A;B,C,A;B'",
        "'a => b|c', 'a,b,c'",
        "'a >> b|c', 'a,b,c'",
    })
    void mostPathsSayWhatPartsThem(String paths, String steps) {
        trial.take("path\tcount\n" + paths.replace("|", "\t1\n") + "\t1\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .isEqualTo(List.of(steps.split(",(?! )")));
    }

    /** Pipes of programs, and what an escaped page makes of an arrow. */
    @ParameterizedTest
    @ValueSource(strings = {"|>", "&gt;", "-->", "–>", "»", "›", "⟶", "➔"})
    void longSignsPartPathsToo(String sign) {
        for (String path : List.of("Paid Search " + sign + " mail", "Paid Search" + sign + "mail")) {
            Trial one = new Trial();
            assertThat(one.take("path\tcount\n" + path + "\t1\n").notes())
                    .contains("Steps are parted by \"" + sign + "\".");
            assertThat(one.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                    .containsExactly("Paid Search", "mail");
        }
    }

    @Test
    void whatLooksPartedAnotherWayIsTold() {
        assertThat(trial.take("path,count\nAd > Web,1\nAd > Mail,1\nref->x,1\n").notes())
                .anyMatch(note -> note.contains("1 paths hold \"->\"")
                        && note.contains("'ref->x'")
                        && note.contains("separator="));
        assertThat(trial.take("path,count\nAd / Web,1\nAd,1\n").notes())
                .anyMatch(note -> note.startsWith("No path is parted") && note.contains("separator="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ad > web|ad \u2192 web", "ad>web|ad;web", "ad|web|ad > web|x|y|x|z", "['ad', 'web']|ad > web"})
    void twoSignsThatBothPartPathsAreRefused(String paths) {
        String table = "path\tcount\n" + String.join("\t1\n", paths.split("\\|(?=ad)|\\|(?=x)")) + "\t1\n";
        assertThatThrownBy(() -> trial.take(table))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("separator=", "ad");
        assertThat(trial.store.entries).isEmpty();
    }

    @Test
    void anOptionNamesTheSign() {
        trial.take("path,count\nad > web,1\nad \u2192 mail,1\n", "separator=>");
        trial.take("path,count\nred / blue,1\n", "separator=/");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("ad", "web", "ad \u2192 mail", "red", "blue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['red', \"blue\"]|['it\\'s, one']|[]",
                "[\"red\",\"blue\"]|[\"it's, one\"]|[]",
                "('red', 'blue')|(\"it's, one\",)|()"
            })
    void listsArePathsOfTheirElements(String paths) {
        ImportReport report = trial.take("path\tcount\n" + paths.replace("|", "\t1\n") + "\t1\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("red", "blue", "it's, one");
        assertThat(report.rejected()).isEqualTo(1);
    }

    @Test
    void plainListsAndListsOfJsonAreReadToo() {
        trial.take("path;count\n[red, blue];1\n[green];1\n");
        trial.take("{\"path\":[\"red\",\"say \\\"hi\\\"\"],\"count\":1}\n");
        trial.take("path,count\n[not set] > red,1\n[not set],1\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("red", "blue", "green", "red", "say \"hi\"", "[not set]", "red", "[not set]");
    }

    @ParameterizedTest
    @CsvSource({
        "'10,50|1.020,00', '10.5 1020.0'",
        "'$10.50|$1,020.00', '10.5 1020.0'",
        "'10.50|\u20ac 1 020', '10.5 1020.0'",
        "'unknown|4', 'NaN 4.0'",
        "'n/a|4', 'NaN 4.0'"
    })
    void valuesAreReadByTheirColumn(String cells, String values) {
        String[] two = cells.split("\\|");
        ImportReport report =
                trial.take("path;conversions;revenue;null\na>b;1;" + two[0] + ";1\nc;1;" + two[1] + ";0\n");
        assertThat(conversions()).isEqualTo(List.of(values.split(" ")));
        assertThat(report.rejected()).isZero();
        assertThat(report.notes()).anyMatch(note -> !values.contains("NaN") || note.startsWith("1 cells of revenue"));
    }

    @Test
    void valuesThatCanBeReadInTwoWaysAreRefused() {
        assertThatThrownBy(() -> trial.take("path;conversions;value\na>b;1;1.355\nc;1;2.100\n"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("value", "decimal=POINT", "decimal=COMMA");
        trial.take("path;conversions;value\na>b;1;1.355\nc;1;2.100\n", "decimal=COMMA");
        assertThat(conversions()).containsExactly("1355.0", "2100.0");
    }

    @Test
    void aValueThatAloneTellsConversionsMustBeReadable() {
        ImportReport report = trial.take("path,count,revenue\na>b,2,unknown\nc,3,5\nd,1,n/a\n");
        assertThat(report.rejections())
                .singleElement()
                .matches(row -> row.reason().contains("what converted"));
        assertThat(report.notes()).anyMatch(note -> note.startsWith("The 1 refused rows stood for 2 journeys"));
        assertThat(report.customers()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"'1,200|4', 1204", "'1.200|4', 1204", "'1 200|4.0', 1204", "'1,000|4.0', 1004", "'1,200,000|4', 1200004"
    })
    void countsAreWholeWhateverPartsTheirThousands(String cells, long customers) {
        String[] two = cells.split("\\|");
        assertThat(trial.take("path\tcount\na>b\t" + two[0] + "\nc\t" + two[1] + "\n")
                        .customers())
                .isEqualTo(customers);
    }

    @Test
    void countsThatCanBeReadInTwoWaysAreRefused() {
        assertThatThrownBy(() -> trial.take("path;count\na>b;1,000\nc;2,000\n"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("count", "decimal=POINT", "decimal=COMMA");
    }

    @Test
    void refusedCountsThatNobodyCanReadAreTold() {
        assertThat(trial.take("path,count\na>b,1.5\nc,2\nd,many\n").notes())
                .anyMatch(note -> note.startsWith("The 2 refused rows stood for 0 journeys")
                        && note.contains("2 rows hold counts that cannot be read"));
    }

    private List<String> conversions() {
        return trial.store.entries.stream()
                .filter(MemoryStore.Entry::derived)
                .map(entry -> String.valueOf(entry.value()))
                .toList();
    }
}
