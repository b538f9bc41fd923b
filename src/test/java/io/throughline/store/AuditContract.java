package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.export.AuditLines;
import io.throughline.journey.AuditEntry;
import io.throughline.journey.AuditLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who did what: added, never changed, told in order. */
interface AuditContract extends StoreContract {
    @Test
    default void entriesStayInTheirOrder() {
        AuditLog log = database().bean(AuditLog.class);
        log.record("http", "saveMapping", "till", "a \"word\"\n");
        log.record("command", "import", "import-1", "shop");
        List<AuditEntry> all = new ArrayList<>();
        log.forEach(all::add);
        assertThat(all).extracting(AuditEntry::subject).containsExactlyInAnyOrder("till", "import-1");
        assertThat(all).isSortedAccordingTo(java.util.Comparator.comparing(AuditEntry::at));
        assertThat(all.stream().map(AuditLines::line).toList())
                .anyMatch(line -> line.endsWith("\"subject\":\"till\",\"detail\":\"a \\\"word\\\"\\u000a\"}")
                        || line.endsWith("\"subject\":\"till\",\"detail\":\"a \\\"word\\\"\\n\"}"));
    }
}
