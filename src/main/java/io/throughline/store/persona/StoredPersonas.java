package io.throughline.store.persona;

import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Personas as nodes, and who fits them as relationships, which are written under the lease of imports, batch by batch. */
public final class StoredPersonas implements PersonaStore {
    private static final int BATCH = 10_000;

    private final Cypher cypher;
    private final Leases leases;

    public StoredPersonas(Cypher cypher, Leases leases) {
        this.cypher = cypher;
        this.leases = leases;
    }

    @Override
    public List<Persona> list() {
        return cypher.list("persona/list-personas", Map.of(), StoredPersonas::persona);
    }

    private static Persona persona(MapAccessor row) {
        Value description = row.get("description");
        Value color = row.get("color");
        return new Persona(
                row.get("id").asString(),
                row.get("name").asString(),
                row.get("rule").asString(),
                description.isNull() ? null : description.asString(),
                row.get("goals").asList(Value::asString),
                color.isNull() ? null : color.asString());
    }

    @Override
    public void save(Persona persona, String who) {
        var unused =
                StoredAudit.edit(cypher, "persona/save-persona", params(persona), who, "definePersona", persona.id());
    }

    @Override
    public void saveSample(List<Persona> personas) {
        personas.forEach(persona -> cypher.write("persona/create-sample", params(persona)));
    }

    private static Map<String, Object> params(Persona persona) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", persona.id());
        params.put("name", persona.name());
        params.put("rule", persona.rule());
        params.put("description", persona.description());
        params.put("goals", persona.goals());
        params.put("color", persona.color());
        return params;
    }

    /** Members are forgotten in batches, since there may be millions; until the last one the persona is there. */
    @Override
    public boolean delete(String id, String who) {
        Map<String, Object> params = Map.of("id", id);
        if (cypher.find("persona/find-persona", params, r -> id).isEmpty()) {
            return false;
        }
        try (Lease lease = leases.take()) {
            cypher.write("persona/forget-members-as-of", params);
            cypher.batched("persona/clear-members", params);
            return StoredAudit.edit(cypher, "persona/delete-persona", params, who, "deletePersona", id);
        }
    }

    @Override
    public OptionalInt findOrdinal(String customer) {
        return cypher
                .list(
                        "persona/find-ordinal",
                        Map.of("id", customer),
                        r -> r.get("ordinal").asInt())
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    @Override
    public OptionalLong membersAsOf(String id) {
        return cypher.findLong("persona/find-members-as-of", Map.of("id", id), "version");
    }

    @Override
    public BitSet members(String id) {
        BitSet members = new BitSet();
        cypher.stream(
                "persona/list-members",
                Map.of("id", id),
                r -> members.set(r.get("ordinal").asInt()));
        return members;
    }

    @Override
    public void writeFault(Persona persona, String fault) {
        cypher.write("persona/set-fault", Map.of("id", persona.id(), "rule", persona.rule(), "fault", fault));
    }

    @Override
    public void writeMembers(Persona persona, BitSet ordinals, long asOf) {
        BitSet before = members(persona.id());
        write("persona/delete-members", persona.id(), without(before, ordinals));
        write("persona/create-members", persona.id(), without(ordinals, before));
        cypher.write("persona/set-members-as-of", Map.of("id", persona.id(), "rule", persona.rule(), "version", asOf));
    }

    private static BitSet without(BitSet all, BitSet others) {
        BitSet left = (BitSet) all.clone();
        left.andNot(others);
        return left;
    }

    /** Imports that wait for the lease have their turn between two batches. */
    private void write(String query, String id, BitSet ordinals) {
        int[] changed = ordinals.stream().toArray();
        for (int from = 0; from < changed.length; from += BATCH) {
            int[] batch = java.util.Arrays.copyOfRange(changed, from, Math.min(changed.length, from + BATCH));
            try (Lease lease = leases.take()) {
                cypher.write(query, Map.of("id", id, "ordinals", batch));
            }
        }
    }
}
