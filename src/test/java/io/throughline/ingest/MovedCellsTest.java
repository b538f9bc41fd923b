package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes that do not stand at the beginning of a cell, and rows whose cells have moved: a name is whole, or the report says that it is not. */
class MovedCellsTest {
    private static final String HEADER = "customer,time,touchpoint,value,note\n";

    private final Trial trial = new Trial();

    /** Cells stand between bars. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "` \"ad\", 5, \"x\"`@ad|5.0|x",
                "` \"ad, big\", 5, \"x, y\"`@ad, big|5.0|x, y",
                "` \"ad, big\" ,5,`@ad, big|5.0|",
                "` \"a \"\"b\"\", c\",5,x`@a \"b\", c|5.0|x",
                "=\"007\",=\"5\",=\"x, y\"@007|5.0|x, y",
                "\"=\"\"007\"\"\",\"=\"\"5\"\"\",x@007|5.0|x",
                "=\"a \"\"b\"\"\",5,x@a \"b\"|5.0|x",
                "` \"ad\" big,5, 2\" x`@\"ad\" big|5.0|2\" x",
                "` \",5,x`@\"|5.0|x",
                "` \"ad,5,\"\"`@\"ad|5.0|",
                "=ad,5,=@=ad|5.0|="
            })
    void cellsAreWhatTheirQuotesHold(String cells, String read) {
        ImportReport report = trial.take(HEADER + "c,1," + cells + "\nc,2,\"next\",\"1\",last\n");
        assertThat(trial.store.entries.stream()
                        .map(entry -> entry.touchpoint() + "|" + entry.value() + "|"
                                + entry.attributes().getOrDefault("note", "")))
                .containsExactly(read, "next|1.0|last");
        assertThat(report.rejected()).isZero();
    }

    @Test
    void aHeaderMayBeWrittenSoToo() {
        trial.take("\"customer\", \"time\", \"touchpoint\"\n\"c\", \"1\", \"ad, big\"\n=\"d\",=\"2\",=\"site\"\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("ad, big", "site");
        assertThat(trial.store.of("d")).hasSize(1);
    }

    @Test
    void aSpreadsheetsTextIsTheIdOfPlainFiles() {
        trial.take(HEADER + "=\"00123\",1,ad,,\n");
        trial.take(HEADER + "00123,2,buy,,\n");
        assertThat(trial.store.of("00123")).hasSize(2);
    }

    /** Twelve and a half, or twelve with a note of 50: nothing but the other rows tells. */
    @ParameterizedTest
    @ValueSource(strings = {"c,2,buy,12,50,", "c,2,ad, big,,"})
    void aRowOfMoreCellsThanOthersIsTold(String row) {
        ImportReport report = trial.take(HEADER + "c,1,ad,,\n" + row + "\nc,3,site,,\n");
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("1 of 3 rows, such as line 3, have more cells than the 5 columns"));
    }

    @Test
    void aDelimiterBehindEachRowIsNone() {
        ImportReport report = trial.take(HEADER + "c,1,ad,,,\nc,2,buy,12,x,\n");
        assertThat(report.notes()).noneMatch(note -> note.contains("more cells"));
    }

    @Test
    void cellsThatGoOnBehindTheirQuoteAreTold() {
        for (String cell : List.of("\"a\" b \"c\"", "\"\"site\"\"", "\"ad\" big")) {
            ImportReport report = trial.take(HEADER + "c,1," + cell + ",,\nc,2,\"plain\" ,,\n");
            assertThat(report.notes())
                    .as(cell)
                    .anyMatch(note -> note.startsWith("1 cells go on behind their closing quote, such as 'c,1,"));
        }
    }

    @Test
    void severalMarksBeforeATextAreNoPartOfIt() {
        trial.take("\ufeff\ufeff" + HEADER + "c,1,ad,,\n");
        assertThat(trial.store.of("c")).hasSize(1);
    }
}
