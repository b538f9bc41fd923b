package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.export.AuditLines;
import io.throughline.journey.AuditEntry;
import io.throughline.journey.AuditLog;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.IdentityStore;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.query.Cypher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who did what: added, never changed, told in order. */
interface AuditContract extends StoreContract {
    private void add(String who, String action, String subject, String detail) {
        database().bean(Cypher.class).write(tx -> {
            StoredAudit.add(tx, who, action, subject, detail);
            return true;
        });
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        database()
                .bean(AuditLog.class)
                .forEach(one -> told.add(String.join(" ", one.who(), one.action(), one.subject(), one.detail())));
        return told;
    }

    @Test
    default void whatHappenedWithinAMillisecondStaysInItsOrder() {
        List<String> done = new ArrayList<>();
        for (int i = 99; i > 0; i--) {
            add("kim", "a" + i % 3, "s" + i, "");
            done.add("kim a" + i % 3 + " s" + i + " ");
        }
        assertThat(told()).isEqualTo(done);
    }

    /** By the store itself, so that a process that is killed leaves neither without the other. */
    @Test
    default void importsRemovalsAndDecisionsAreToldWithTheirWrite() {
        ImportReport first = Rows.take(imports(), "live", "ann 1 look", "bob 2 look");
        String second;
        try (ImportSession session = imports().openInstead("live", "shop", true)) {
            session.audit("kim");
            second = Rows.finish(session, Rows.batch("ann 1 look")).id();
        }
        IdentityStore identity = database().bean(IdentityStore.class);
        identity.decide(
                new IdentityDecision(
                        "d1",
                        false,
                        new Identifier("customer", "ann"),
                        new Identifier("email", "a@x.org"),
                        "Lee",
                        "asked",
                        Instant.EPOCH),
                "kim");
        assertThat(identity.withdraw("d1", "lee")).isTrue();
        assertThat(identity.withdraw("d1", "lee")).isFalse();
        assertThat(imports().remove(second, "lee", "takeOutImport")).isTrue();
        assertThat(imports().remove(second, "lee", "takeOutImport")).isFalse();
        assertThat(told())
                .containsExactly(
                        "kim import " + second + " shop: 1 rows, 0 rejected. Replaced the import " + first.id()
                                + " of the source live.",
                        "kim separate customer:ann email:a@x.org d1 by Lee: asked",
                        "lee withdrawDecision d1 ",
                        "lee takeOutImport " + second + " shop: 1 rows, 0 rejected");
    }

    /** Live calls have no entries of their own, but what the first of them takes out does not go untold. */
    @Test
    default void aLiveCallTellsThatTheSampleLeft() {
        try (ImportSession session = imports().open("sample", true, false)) {
            Rows.finish(session, Rows.batch("ann 1 look"));
        }
        ImportReport first = Rows.take(imports(), "app", "bob 2 look");
        Rows.take(imports(), "app", "cid 3 look");
        assertThat(told()).hasSize(1);
        assertThat(told().get(0)).startsWith("live import " + first.id() + " app: 1 rows, 0 rejected. ");
    }

    @Test
    default void entriesStayInTheirOrder() {
        AuditLog log = database().bean(AuditLog.class);
        add("http", "saveMapping", "till", "a \"word\"\n");
        add("command", "import", "import-1", "shop");
        List<AuditEntry> all = new ArrayList<>();
        log.forEach(all::add);
        assertThat(all).extracting(AuditEntry::subject).containsExactly("till", "import-1");
        assertThat(all).isSortedAccordingTo(java.util.Comparator.comparing(AuditEntry::at));
        assertThat(all.stream().map(AuditLines::line).toList())
                .anyMatch(line -> line.endsWith("\"subject\":\"till\",\"detail\":\"a \\\"word\\\"\\u000a\"}")
                        || line.endsWith("\"subject\":\"till\",\"detail\":\"a \\\"word\\\"\\n\"}"));
    }
}
