package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.export.KeptRowsFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of tables that were not taken, mended and imported with the options of their file, give what a right file would have given. */
class MendedTablesTest {
    private static final String RIGHT =
            "customer;time;touchpoint;mail;same;note\nC1;2026-03-01;Öffnen;ann@x.org;;größer\nC2;2026-03-02;Kauf;bob@x.org;C1;\"a \"\"b\"\"\n; c\"\n";
    private static final String WRONG = RIGHT.replace("2026-03-0", "soon-0");
    private static final String TAKEN = "C9;2026-03-09;Kauf;;;\n";

    private static String mended(Trial trial) throws IOException {
        return new String(KeptRowsFile.of(trial.store.kept.get(0)).bytes(), StandardCharsets.UTF_8);
    }

    private static void assertSameAsRight(String sent, Charset charset, String... options) throws IOException {
        Trial wrong = new Trial();
        wrong.take((WRONG + TAKEN).replace(";", sent).getBytes(charset), options);
        String kept = mended(wrong);
        assertThat(kept.replace("\ufeff", "")).isEqualTo(WRONG.replace(";", sent));
        wrong.take(kept.replace("soon-0", "2026-03-0"), options);
        Trial right = new Trial();
        right.take((RIGHT + TAKEN).replace(";", sent).getBytes(charset), options);
        for (String id : List.of("C1", "C2", "C9", "till:C1", "till:C2", "till:C9")) {
            assertThat(wrong.store.of(id))
                    .extracting(MemoryStore.Entry::touchpoint, MemoryStore.Entry::attributes)
                    .isEqualTo(right.store.of(id).stream()
                            .map(one -> tuple(one.touchpoint(), one.attributes()))
                            .toList());
        }
        assertThat(wrong.store.of("till:till:C1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void idsOfASystemAloneComeBackAsTheyCame(String delimiter) throws IOException {
        assertSameAsRight(
                delimiter,
                StandardCharsets.UTF_8,
                "ids=own",
                "system=till",
                "identifier.email=mail",
                "identifier.same_as=same");
    }

    @Test
    void lettersStayWhereTheEncodingIsNamedAgain() throws IOException {
        assertSameAsRight(";", Charset.forName("windows-1252"), "encoding=windows-1252");
        assertSameAsRight(";", StandardCharsets.UTF_16LE, "encoding=UTF-16LE");
    }
}
