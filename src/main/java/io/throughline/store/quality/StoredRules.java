package io.throughline.store.quality;

import io.throughline.quality.RuleStore;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.query.Cypher;
import java.util.List;
import java.util.Map;

/** Contracts as nodes, one a source. */
public final class StoredRules implements RuleStore {
    private final Cypher cypher;

    public StoredRules(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public List<SourceRules> list() {
        return cypher.list(
                "quality/list-contracts",
                Map.of(),
                row -> new SourceRules(
                        row.get("source").asString(), row.get("text").asString()));
    }

    @Override
    public void save(SourceRules rules, String who) {
        Map<String, String> params = Map.of("source", rules.source(), "text", rules.text());
        var unused = StoredAudit.edit(cypher, "quality/save-contract", params, who, "saveQualityRules", rules.source());
    }

    @Override
    public boolean delete(String source, String who) {
        Map<String, String> params = Map.of("source", source);
        return StoredAudit.edit(cypher, "quality/delete-contract", params, who, "removeQualityRules", source);
    }
}
