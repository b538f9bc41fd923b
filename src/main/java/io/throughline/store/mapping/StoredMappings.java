package io.throughline.store.mapping;

import io.throughline.journey.KeptMapping;
import io.throughline.journey.MappingStore;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.query.Cypher;
import java.util.List;
import java.util.Map;

/** Mappings as nodes, one a name. */
public final class StoredMappings implements MappingStore {
    private final Cypher cypher;

    public StoredMappings(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public List<KeptMapping> list() {
        return cypher.list(
                "mapping/list-mappings",
                Map.of(),
                row -> new KeptMapping(
                        row.get("name").asString(), row.get("text").asString()));
    }

    @Override
    public void save(KeptMapping mapping, String who) {
        Map<String, String> params = Map.of("name", mapping.name(), "text", mapping.text());
        var unused = StoredAudit.edit(cypher, "mapping/save-mapping", params, who, "saveMapping", mapping.name());
    }

    @Override
    public boolean delete(String name, String who) {
        return StoredAudit.edit(cypher, "mapping/delete-mapping", Map.of("name", name), who, "removeMapping", name);
    }
}
