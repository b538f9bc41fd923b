package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes after a backslash: each ends its cell or stands in it, whichever leaves the line well formed. */
class QuotesTest {
    private static final String HEADER = "customer,time,touchpoint,note\n";

    private final Trial trial = new Trial();

    /** Cells stand between bars. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "\"ad \\\"big, blue\\\" one\",@ad \"big, blue\" one|",
                "\"ad \\\"big\\\" one\",@ad \"big\" one|",
                "\"screen 12\\\", wide\",@screen 12\", wide|",
                "\"\\\"hi\\\"\",z@\"hi\"|z",
                "\"say \\\"hi\\\"\",\"z\"@say \"hi\"|z",
                "\"C:\\dir\\\",\"w\"@C:\\dir\\|w",
                "\"C:\\dir\\\",\"\"@C:\\dir\\|",
                "\"{\"\"a\"\":\"\"b \\\"\"c\\\"\" d\"\"}\",z@{\"a\":\"b \\\"c\\\" d\"}|z",
                "\"{\"\"a\"\":\"\"b\\\"\"\"\"}\",z@{\"a\":\"b\\\"\"}|z",
                "5\\\" screen,z@5\\\" screen|z"
            })
    void theyAreReadTheOnlyWayThatIsWellFormed(String cells, String read) {
        for (int before : List.of(0, 4_000)) {
            Trial fresh = new Trial();
            ImportReport report = fresh.take(HEADER + plainRows(before) + "q,1," + cells + "\nq,2,\"next\",\"last\"\n");
            assertThat(fresh.store.of("q").stream()
                            .map(entry -> entry.touchpoint() + "|"
                                    + entry.attributes().getOrDefault("note", "")))
                    .as("after %d rows", before)
                    .containsExactly(read, "next|last");
            assertThat(report.notes()).noneMatch(note -> note.contains("backslash"));
        }
    }

    @Test
    void whatFitsBothWaysIsTold() {
        ImportReport report = trial.take(HEADER + "q,1,\"C:\\dir\\\",w\nq,2,\"12\\\"\",z\nq,3,door,\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("C:\\dir\\", "12\"", "door");
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("2 quotes after a backslash") && note.contains("C:\\dir\\"));
    }

    @Test
    void whatTheFileShowsElsewhereDecidesWhereBothWaysFit() {
        trial.take(HEADER + "q,1,\"say \\\"hi\\\", and\nleave\",w\nq,2,door,\n");
        trial.take(HEADER + "r,1,\"C:\\dir\\\",\"w\"\nr,2,\"C:\\dir\\\",w\nr,3,door,\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("say \"hi\", and\nleave", "door", "C:\\dir\\", "C:\\dir\\", "door");
    }

    @Test
    void doubleBackslashesAreOneOnlyWhereTheHeadShowsEscapes() {
        trial.take(HEADER + "q,1,\"a \\\"b\\\" \\\\ c\",\nq,2,\"d\\\\\",\n");
        trial.take(HEADER + "r,1,\"d\\\\\",\"e\"\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("a \"b\" \\ c", "d\\", "d\\\\");
        ImportReport late = trial.take(HEADER + plainRows(4_000) + "s,1,\"a \\\"b\\\" \\\\ c\",\n");
        assertThat(trial.store.of("s").get(0).touchpoint()).isEqualTo("a \"b\" \\\\ c");
        assertThat(late.notes()).anyMatch(note -> note.startsWith("1 double backslashes"));
    }

    private static String plainRows(int rows) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append("p").append(row).append(",1,\"page \"\"").append(row).append("\"\", of the shop\",x\n");
        }
        return text.toString();
    }
}
