package io.throughline.store.audit;

import io.throughline.journey.AuditEntry;
import io.throughline.journey.AuditLog;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Audit entries as nodes. */
public final class StoredAudit implements AuditLog {
    private final Cypher cypher;

    public StoredAudit(Cypher cypher) {
        this.cypher = cypher;
    }

    /** Adds an entry in the transaction of what it tells of: both are kept, or neither. */
    public static void add(Tx tx, String who, String action, String subject, String detail) {
        tx.run("audit/create-entry", Map.of("who", who, "action", action, "subject", subject, "detail", detail))
                .consume();
    }

    /**
     * Runs one query with its entry.
     *
     * @param query answers a row where it changed something
     * @return whether it did; nothing is told of what changed nothing
     */
    public static boolean edit(
            Cypher cypher, String query, Map<String, ?> params, String who, String action, String subject) {
        return cypher.write(tx -> {
            boolean changed = !tx.run(query, params).list(row -> row).isEmpty();
            if (changed) {
                add(tx, who, action, subject, "");
            }
            return changed;
        });
    }

    /**
     * Says how far something is that takes several transactions: one entry for all of them that names the same subject.
     *
     * @param round of which they are
     */
    public static void grow(Tx tx, String round, String who, String action, String subject, String detail) {
        tx.run(
                        "audit/grow-entry",
                        Map.of("round", round, "who", who, "action", action, "subject", subject, "detail", detail))
                .consume();
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
