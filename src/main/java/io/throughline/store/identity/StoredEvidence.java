package io.throughline.store.identity;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.EvidenceRow;
import io.throughline.store.identity.EvidenceLink.Key;
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

    private final Cypher cypher;

    public StoredEvidence(Cypher cypher) {
        this.cypher = cypher;
    }

    /** Writes what records of an import tell. */
    public void write(long seq, List<EvidenceLink> links) {
        for (int from = 0; from < links.size(); from += CHUNK) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (EvidenceLink link : links.subList(from, Math.min(links.size(), from + CHUNK))) {
                rows.add(properties(link));
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
                row.get("rule").asString().equals(EvidenceLink.JOIN),
                row.get("first").asLong(),
                row.get("last").asLong(),
                row.get("records").asLong());
    }

    private static Map<String, Object> properties(EvidenceLink link) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("customer", link.customer());
        properties.put("a", properties(link.a()));
        properties.put("b", properties(link.b()));
        properties.put("rule", link.rule());
        properties.put("first", link.first());
        properties.put("last", link.last());
        properties.put("records", link.records());
        return properties;
    }

    private static Map<String, Object> properties(Key key) {
        return Map.of("key", key.text(), "kind", key.kind(), "value", key.value());
    }

    static Map<String, Object> identifier(String kind, String value) {
        return properties(Key.of(kind, value));
    }

    static String key(String kind, String value) {
        return Key.of(kind, value).text();
    }

    static String normal(String kind, String value) {
        return IdentityRules.USUAL.kind(kind).normal(value);
    }
}
