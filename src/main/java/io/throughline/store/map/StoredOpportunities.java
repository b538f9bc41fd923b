package io.throughline.store.map;

import io.throughline.journey.EditConflict;
import io.throughline.map.Anchor;
import io.throughline.map.EditText;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import io.throughline.map.OpportunityStore;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Edits;
import io.throughline.store.query.Revisions;
import io.throughline.store.query.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Opportunities as nodes, joined to what they name. */
public final class StoredOpportunities implements OpportunityStore {
    private final Cypher cypher;
    private final OpportunityRepository opportunities;
    private final Edits edits;

    public StoredOpportunities(Cypher cypher, OpportunityRepository opportunities, Edits edits) {
        this.cypher = cypher;
        this.opportunities = opportunities;
        this.edits = edits;
    }

    @Override
    public List<Opportunity> list() {
        return cypher.list("map/list-opportunities", Map.of(), StoredOpportunities::opportunity);
    }

    private static Opportunity opportunity(MapAccessor row) {
        Value node = row.get("opportunity");
        String place = MapRows.text(node, "place");
        return new Opportunity(
                node.get("id").asString(),
                node.get("text").asString(),
                OpportunityStatus.valueOf(node.get("status").asString()),
                place == null ? null : Anchor.read(place),
                node.get("eases").asList(Value::asString),
                MapRows.text(node, "owner"),
                node.get("effort").isNull()
                        ? null
                        : (Integer) node.get("effort").asInt(),
                MapRows.number(node, "customerValue"),
                MapRows.number(node, "businessValue"),
                node.get("edits").asList(edit -> EditText.read(edit.asString())),
                node.get("revision").asInt() + 1);
    }

    @Override
    public Opportunity save(Opportunity opportunity, @Nullable Integer seen, String by) {
        return edits.write(tx -> {
            StoredAudit.add(tx, by, "saveOpportunity", opportunity.id(), "");
            Optional<OpportunityNode> before = opportunities.findById(opportunity.id());
            Opportunity saved = put(opportunity, seen == null ? 0 : seen, before, placeOf(opportunity, before));
            tx.run("map/link-opportunities", Map.of("ids", List.of(opportunity.id())))
                    .consume();
            touch(tx, before.map(OpportunityNode::map).orElse(null), by);
            Anchor place = opportunity.place();
            String map = place == null ? null : place.map();
            if (map != null && !map.equals(before.map(OpportunityNode::map).orElse(null))) {
                touch(tx, map, by);
            }
            return saved;
        });
    }

    private static void touch(Tx tx, @Nullable String map, String by) {
        if (map != null) {
            tx.run("map/touch-map", Map.of("id", map, "by", by, "at", MapRows.micros(Instant.now())))
                    .consume();
        }
    }

    /** It keeps its place among those of its stage; a new one comes last. */
    private static int placeOf(Opportunity opportunity, Optional<OpportunityNode> before) {
        return before.map(OpportunityNode::order).orElse(Integer.MAX_VALUE);
    }

    /** Within a transaction; those that say the same as before are left alone. @param all as they should be, in their order */
    void putAll(Tx tx, List<Opportunity> all) {
        for (int place = 0; place < all.size(); place++) {
            Opportunity each = all.get(place);
            Optional<OpportunityNode> before = opportunities.findById(each.id());
            OpportunityNode wanted =
                    node(each, before.map(OpportunityNode::revision).orElse(null), place);
            if (before.isEmpty() || !before.get().equals(wanted)) {
                put(each, each.revision(), before, place);
            }
        }
        tx.run(
                        "map/link-opportunities",
                        Map.of("ids", all.stream().map(Opportunity::id).toList()))
                .consume();
    }

    private Opportunity put(Opportunity opportunity, int seen, Optional<OpportunityNode> before, int place) {
        Long revision = before.map(OpportunityNode::revision).orElse(null);
        Supplier<EditConflict> conflict = () -> conflict(opportunity);
        Revisions.check(revision, seen, conflict);
        OpportunityNode saved = Revisions.save(() -> opportunities.save(node(opportunity, revision, place)), conflict);
        return opportunity.withRevision(Objects.requireNonNull(saved.revision()).intValue() + 1);
    }

    private EditConflict conflict(Opportunity given) {
        Optional<Opportunity> stored =
                list().stream().filter(one -> one.id().equals(given.id())).findFirst();
        return new EditConflict(
                "opportunity " + given.id(),
                stored.map(Opportunity::revision).orElse(0),
                stored.map(Object::toString).orElse("none"),
                given.toString());
    }

    static OpportunityNode node(Opportunity opportunity, @Nullable Long revision, int place) {
        Anchor at = opportunity.place();
        return new OpportunityNode(
                opportunity.id(),
                opportunity.text(),
                opportunity.status(),
                at == null ? null : at.key(),
                at == null ? null : at.map(),
                at == null ? null : at.stage(),
                at == null ? null : at.touchpoint(),
                opportunity.eases(),
                opportunity.owner(),
                opportunity.effort(),
                opportunity.customerValue(),
                opportunity.businessValue(),
                opportunity.edits().stream().map(EditText::text).toList(),
                place,
                revision);
    }
}
