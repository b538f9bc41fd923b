package io.throughline.store.identity;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.EvidenceRow;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.neo4j.driver.types.MapAccessor;

/** Evidence as relationships between identifiers, each of one import. */
public final class StoredEvidence {
    private static final int CHUNK = 5_000;
    private static final String JOIN = "JOIN";

    private final Cypher cypher;

    public StoredEvidence(Cypher cypher) {
        this.cypher = cypher;
    }

    /** Writes what records of an import tell. */
    public void write(long seq, List<EvidenceRow> evidence) {
        for (int from = 0; from < evidence.size(); from += CHUNK) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (EvidenceRow row : evidence.subList(from, Math.min(evidence.size(), from + CHUNK))) {
                rows.add(properties(row));
            }
            cypher.write("identity/merge-evidence", Map.of("seq", seq, "rows", rows));
        }
    }

    /** Tells of all evidence of some imports, in no order. */
    public void load(ImportRanges imports, Consumer<EvidenceRow> sink) {
        cypher.stream("identity/list-evidence", Map.of("imports", imports.runs()), row -> sink.accept(read(row)));
    }

    private static EvidenceRow read(MapAccessor row) {
        return new EvidenceRow(
                row.get("customer").asString(),
                row.get("ownKind").asString(),
                row.get("kind").asString(),
                row.get("value").asString(),
                row.get("rule").asString().equals(JOIN),
                row.get("first").asLong(),
                row.get("last").asLong(),
                row.get("records").asLong());
    }

    private static Map<String, Object> properties(EvidenceRow row) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("customer", row.customer());
        properties.put("a", identifier(row.ownKind(), row.customer()));
        properties.put("b", identifier(row.kind(), row.value()));
        properties.put("rule", row.said() ? JOIN : "RECORD");
        properties.put("first", row.first());
        properties.put("last", row.last());
        properties.put("records", row.records());
        return properties;
    }

    static Map<String, Object> identifier(String kind, String value) {
        String normal = IdentityRules.USUAL.kind(kind).normal(value);
        return Map.of("key", kind + ':' + normal, "kind", kind, "value", normal);
    }

    /** The key of an identifier, whichever way its value is written. */
    public static String key(String kind, String value) {
        return kind + ':' + IdentityRules.USUAL.kind(kind).normal(value);
    }
}
