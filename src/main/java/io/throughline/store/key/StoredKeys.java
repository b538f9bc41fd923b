package io.throughline.store.key;

import io.throughline.access.Digest;
import io.throughline.access.KeyStore;
import io.throughline.access.NamedKey;
import io.throughline.access.Role;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.query.Cypher;
import java.util.List;
import java.util.Map;

/** Keys as nodes, one a name; of a secret only its digest is kept. */
public final class StoredKeys implements KeyStore {
    private final Cypher cypher;

    public StoredKeys(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public List<NamedKey> listKeys() {
        return cypher.list(
                "key/list-keys",
                Map.of(),
                row -> new NamedKey(
                        row.get("name").asString(),
                        Role.of(row.get("role").asString()),
                        new Digest(row.get("digest").asString())));
    }

    @Override
    public void addKey(NamedKey key, String who) {
        Map<String, String> params = Map.of(
                "name", key.name(),
                "role", key.role().name(),
                "digest", key.digest().hex());
        var unused = StoredAudit.edit(cypher, "key/add-key", params, who, "addKey", key.name());
    }

    @Override
    public boolean removeKey(String name, String who) {
        return StoredAudit.edit(cypher, "key/remove-key", Map.of("name", name), who, "removeKey", name);
    }
}
