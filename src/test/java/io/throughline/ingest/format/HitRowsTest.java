package io.throughline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ingest.mapping.Reads;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitRowsTest {
    /** Longer than the block that is read at a time. */
    private static final String LONG = "x".repeat(40_000);

    @Test
    void aRowComesBackWholeAlsoOfColumnsThatNobodyReads() throws IOException {
        String feed = "a\\\tb\tone\\\\two\t" + LONG + "\nsecond\t\\nline\t" + LONG + "\nlast\tof\tall\r\n";
        HitFormat format = new HitFormat(List.of("first", "middle", "last"), -1, "hits.tsv", true);
        try (HitRows rows = new HitRows(new StringReader(feed), format, Reads.of("middle"))) {
            assertThat(rows.head()).isEqualTo("first\tmiddle\tlast\n");
            assertThat(rows.next()).isNotNull();
            assertThat(rows.raw()).isEqualTo("\"a\tb\"\tone\\two\t" + LONG);
            assertThat(rows.next()).isNotNull();
            assertThat(rows.raw()).isEqualTo("second\t\"\nline\"\t" + LONG);
            assertThat(rows.next()).isNotNull();
            assertThat(rows.raw()).isEqualTo("last\tof\tall");
        }
    }
}
