package io.throughline.store.identity;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.IdentityStore;
import io.throughline.journey.StoreEdited;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.identity.EvidenceLink.Key;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.MapAccessor;
import org.springframework.context.ApplicationEventPublisher;

/** Evidence and decisions as relationships between identifiers. */
public final class StoredIdentity implements IdentityStore {
    private final IdentityRules rules;
    private final Cypher cypher;
    private final ApplicationEventPublisher events;

    /** @param rules how values of each kind are written */
    public StoredIdentity(Cypher cypher, ApplicationEventPublisher events, IdentityRules rules) {
        this.rules = rules;
        this.cypher = cypher;
        this.events = events;
    }

    @Override
    public List<Link> listLinks(List<Identifier> identifiers, int most) {
        VisibleImports visible = VisibleImports.load(cypher);
        List<String> keys = identifiers.stream().map(this::key).toList();
        List<Link> links = new ArrayList<>(cypher.list(
                "identity/list-links",
                Map.of("keys", keys, "most", most, "imports", visible.ranges().runs()),
                row -> link(row, visible)));
        for (IdentityDecision one : listDecisions()) {
            boolean concerned = keys.contains(key(one.a())) || keys.contains(key(one.b()));
            if (concerned) {
                links.add(new Link(one.a(), one.b(), one.joins() ? "JOINED" : "SEPARATED", null, null, null, 0));
            }
        }
        return links;
    }

    @Override
    public List<String> listSpellings(List<Identifier> identifiers) {
        return cypher.list(
                "identity/list-spellings",
                Map.of("keys", identifiers.stream().map(this::key).toList()),
                row -> row.get("customer").asString());
    }

    private String key(Identifier one) {
        return Key.of(rules, one.kind(), one.value()).text();
    }

    private static Link link(MapAccessor row, VisibleImports visible) {
        VisibleImports.Visible brought = visible.find(row.get("import").asLong());
        return new Link(
                identifier(row, "a"),
                identifier(row, "b"),
                row.get("rule").asString(),
                brought == null ? "" : brought.source(),
                time(row.get("first").asLong()),
                time(row.get("last").asLong()),
                row.get("records").asLong());
    }

    private static @Nullable Long time(long at) {
        return at == EvidenceRow.NO_TIME ? null : at;
    }

    private static Identifier identifier(MapAccessor row, String side) {
        return new Identifier(
                row.get(side + "Kind").asString(), row.get(side + "Value").asString());
    }

    @Override
    public void decide(IdentityDecision decision, String who) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", decision.id());
        params.put("joins", decision.joins());
        params.put("author", decision.author());
        params.put("reason", decision.reason());
        params.put("at", decision.at().toEpochMilli());
        params.put(
                "a",
                StoredEvidence.properties(
                        Key.of(rules, decision.a().kind(), decision.a().value())));
        params.put(
                "b",
                StoredEvidence.properties(
                        Key.of(rules, decision.b().kind(), decision.b().value())));
        boolean written = cypher.write(tx -> {
            tx.run("identity/merge-decision", params).consume();
            tx.run("counter/raise-version", Map.of("removal", false)).consume();
            String two = told(decision.a()) + " " + told(decision.b());
            String detail = decision.id() + " by " + decision.author() + ": " + decision.reason();
            StoredAudit.add(tx, who, decision.joins() ? "join" : "separate", two, detail);
            return true;
        });
        tell(written);
    }

    private static String told(Identifier one) {
        return one.kind() + ":" + one.value();
    }

    @Override
    public boolean withdraw(String id, String who) {
        boolean found = cypher.write(tx -> {
            boolean there = !tx.run("identity/delete-decision", Map.of("id", id))
                    .list(row -> row.get("id").asString())
                    .isEmpty();
            if (there) {
                tx.run("counter/raise-version", Map.of("removal", false)).consume();
                StoredAudit.add(tx, who, "withdrawDecision", id, "");
            }
            return there;
        });
        tell(found);
        return found;
    }

    private void tell(boolean changed) {
        if (changed) {
            events.publishEvent(new StoreEdited());
        }
    }

    @Override
    public List<IdentityDecision> listDecisions() {
        return list(cypher);
    }

    /** All decisions, oldest first. */
    public static List<IdentityDecision> list(Cypher cypher) {
        return cypher.list(
                "identity/list-decisions",
                Map.of(),
                row -> new IdentityDecision(
                        row.get("id").asString(),
                        row.get("joins").asBoolean(),
                        identifier(row, "a"),
                        identifier(row, "b"),
                        row.get("author").asString(),
                        row.get("reason").asString(),
                        Instant.ofEpochMilli(row.get("at").asLong())));
    }
}
