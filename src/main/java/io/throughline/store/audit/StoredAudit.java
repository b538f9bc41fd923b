package io.throughline.store.audit;

import io.throughline.journey.AuditEntry;
import io.throughline.journey.AuditLog;
import io.throughline.store.query.Cypher;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Audit entries as nodes. */
public final class StoredAudit implements AuditLog {
    private final Cypher cypher;

    public StoredAudit(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public void record(String who, String action, String subject, String detail) {
        cypher.write("audit/create-entry", Map.of("who", who, "action", action, "subject", subject, "detail", detail));
    }

    @Override
    public void forEach(Consumer<AuditEntry> each) {
        cypher.stream(
                "audit/list-entries",
                Map.of(),
                row -> each.accept(new AuditEntry(
                        Instant.ofEpochMilli(row.get("at").asLong()),
                        row.get("who").asString(),
                        row.get("action").asString(),
                        row.get("subject").asString(),
                        row.get("detail").asString())));
    }
}
