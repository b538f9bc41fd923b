package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand before the rows, and how quotes and names of columns may be written. */
class HeadsTest {
    private static final String ROWS = "k1;2025-05-01;door;3\nk1;2025-05-02;till;4\nk2;broken;door;5\n";

    private final Trial trial = new Trial();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer;time;event;value\n",
                "sep=;\nCustomer ID;Event Time;Touchpoint;Value\n",
                "# made by hand\n# twice\nuser-id;Timestamp;Event Name;Revenue\n",
                "Visits, all shops\n\n2025-05-01 to 2025-05-02\nclientId;Date;Page;VALUE\n",
                "Case ID;Complete Timestamp;Activity;value\n"
            })
    void theHeaderIsFound(String head) {
        ImportReport report = trial.take(head + ROWS);
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("door", "till");
        assertThat(trial.store.entries.stream().mapToDouble(MemoryStore.Entry::value))
                .containsExactly(3.0, 4.0);
        long line = head.lines().count() + 3;
        assertThat(report.rejections()).singleElement().matches(row -> row.line() != null && row.line() == line);
    }

    @Test
    void aBackslashMayEscapeAQuote() {
        trial.take("customer,time,event\nk,1,\"say \\\"yes, now\\\" \\\\ again\"\nk,2,till\n");
        assertThat(trial.store.entries.stream().map(MemoryStore.Entry::touchpoint))
                .containsExactly("say \"yes, now\" \\ again", "till");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path;count\nEmail, Web, Mail;3\nEmail, Web, TV;2\n",
                "path\tcount\nEmail;Web;Mail\t3\nEmail;Web;TV\t2\n",
                "# by hand\npath;count\nEmail, Web, Mail;3\nEmail, Web, TV;2\n",
                "Paths, all shops\n\npath;count\nEmail, Web, Mail;3\nEmail, Web, TV;2\n",
                "path|count\nEmail > Web > Mail|3\nEmail > Web > TV|2\n"
            })
    void aHeaderMayHaveTwoColumns(String table) {
        assertThat(trial.take(table).customers()).isEqualTo(5);
        assertThat(trial.store.entries.stream()
                        .map(MemoryStore.Entry::touchpoint)
                        .distinct())
                .containsExactly("Email", "Web", "Mail", "TV");
    }
}
