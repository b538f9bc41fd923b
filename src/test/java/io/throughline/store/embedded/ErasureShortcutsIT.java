package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import io.throughline.journey.ErasureStore;
import io.throughline.journey.ErasureStore.Person;
import io.throughline.journey.ErasureStore.StillNamed;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.PersonErased;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Session;
import org.neo4j.driver.types.MapAccessor;

/** What an erasure asks and writes without a plan is what its queries tell and write. */
class ErasureShortcutsIT {
    private static final String PLANT = """
            CREATE (a:Customer {id: 'ann', ordinal: 7})-[:DID]->(:Timeline {import: 1, at: [1, 2], a_city: ['Rome', '']}),
              (a)-[:DID]->(:Timeline {import: 2, at: [3], derived: [false]}),
              (a)-[:SAID]->(:Voice {import: 2, texts: ['hello']}), (a)-[:SAID]->(:Voice {import: 3}),
              (:Customer {id: 'an', ordinal: 2}), (:Customer {id: 'bob', ordinal: 3})-[:DID]->(:Timeline {import: 1, at: [4]}),
              (i:Identifier {key: 'customer:ann'})-[:SAME_AS {import: 1}]->(e:Identifier {key: 'email:ann'}),
              (i)-[:DECIDED]->(:Identifier {key: 'email:old'}), (e)<-[:SAME_AS]-(:Identifier {key: 'customer:an'}),
              (i)-[:SAME_AS]->(s:Identifier {key: 'device:shared'})<-[:SAME_AS]-(:Identifier {key: 'customer:bob'}),
              (t:Touchpoint {id: 'shop', name: 'Shop', code: 900}), (:Audit {who: 'kim', detail: 'ann'}), (:Persona {id: 'p', rule: 'x'}),
              (:Rejection {row: 'ann,1'}), (:Rejection {row: 'r', reason: 'bad', customer: 'bob'}),
              (:KeptRows {fate: 'REJECTED', rows: 2, packed: 'x'}),
              (im:Import {id: 'one', seq: 41, notes: ['n'], source: 'crm'})-[:TELLS]->(:Fact {kind: 'COLUMN', top: ['a'], topCounts: [3], numbers: [1.5]}),
              (im)-[:TELLS]->(:Fact {kind: 'COLUMN'}), (im)-[:TELLS]->(:Fact {kind: 'OTHER', top: ['b']}),
              (:Consents {customers: ['ann', 'bob'], kinds: ['customer', 'email'], at: [1, 2], granted: [true, false]}),
              (m:Map {id: 'map', name: 'Ann', revision: 4})-[:HAS]->(st:MapStage {name: 'Look', touchpoints: ['shop']})-[:NAMES]->(p:PainPoint {text: 'slow'}),
              (:Comment {map: 'map', text: 'hi', revision: 1}), (m2:Map {id: 'other', name: 'O', revision: 9})-[:PLANS]->(:DesignStep {why: 'ann'}),
              (:Kpi {id: 'k', name: 'K', revision: 2}), (:Anchor {key: 'x', at: 'shop'}),
              (:Erasure {version: 5, ordinals: [9, 8], at: 1}), (:Erasure {version: 6, ordinals: [8], at: 1, filesAt: 1})""";

    private final TestDatabase database = TestDatabase.shared();
    private Transactions way;

    @BeforeEach
    void clear() {
        way = database.bean(Transactions.class);
    }

    @Test
    void bothWaysTellAndWriteTheSame() {
        List<List<Map<String, Object>>> told = erase();
        Map<String, Long> left = left();
        way = new BoltTransactions(database.driver(), null);
        assertThat(told).isEqualTo(erase()).noneMatch(List::isEmpty);
        assertThat(left).isEqualTo(left());
        assertThat(left.keySet().toString())
                .contains("device:shared", "customer:bob")
                .doesNotContain("customer:an", "email:ann", "email:old", "Rome", "hello");
    }

    /** Nothing is kept under an address that two keys of a system share, yet somebody may want it erased. @param here whether this process erases it */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void figuresFollowAnErasureOfAnIdentifierAlone(boolean here) {
        database.clear();
        try (ImportSession session = database.imports().open("shop", false, true)) {
            session.writeEvidence(List.of(
                    new EvidenceRow("u1", "customer", "email", "ann@x.org", false, 1, 1, 1),
                    new EvidenceRow("u2", "customer", "email", "ann@x.org", false, 1, 1, 1)));
            Rows.finish(session, Rows.batch("u1 1 look", "u2 1 look"));
        }
        JourneyIndex index = new JourneyIndex(database.timelines());
        index.refresh();
        Person address = new Person(List.of("ann@x.org"), List.of(new Identifier("email", "ann@x.org")));
        ErasureStore store = database.bean(ErasureStore.class);
        assertThat(store.erase(() -> address, "test", "Kim", "asked")).isPresent();
        if (here) {
            index.expectErased(new PersonErased(database.timelines().version(), List.of(), address.identifiers()));
        }
        index.refresh();
        List<Integer> left = index.readIdentity((evidence, resolution) -> evidence.find("ann@x.org"));
        assertThat(left).isEmpty();
        Rows.take(database.imports(), "till", Rows.batch("u3 1 buy"));
        index.refresh();
        assertThat(index.countTouchpoints().values()).containsExactlyInAnyOrder(2L, 1L);
    }

    private List<List<Map<String, Object>>> erase() {
        database.clear();
        try (Session session = database.driver().session()) {
            session.run("MATCH (c:Counter) SET c.rewrites = 1, c.version = 3, c.removal = 3, c.erased = 0")
                    .consume();
            session.run(PLANT).consume();
        }
        List<List<Map<String, Object>>> told = new ArrayList<>();
        told.add(ask("erasure/find-persons", Map.of("ids", List.of("ann", "nobody", "an"))));
        for (String all : List.of("texts", "rejections", "kept", "examples", "consents")) {
            told.add(ask("erasure/list-" + all, Map.of()));
        }
        told.add(ask("erasure/find-unwiped", Map.of()));
        told.add(ask("erasure/list-erased", Map.of("after", 4L, "until", 6L)));
        List<String> keys = List.of("customer:ann", "email:ann", "email:nobody", "customer:ann");
        told.add(ask("erasure/delete-identifiers", Map.of("keys", keys)));
        write("counter/mark-rewrite", Map.of());
        write("erasure/delete-customers", Map.of("ids", List.of("ann", "an", "nobody")));
        change();
        write("erasure/delete-nodes", Map.of("ids", ids("Rejection", "row", "ann,1")));
        Map<String, Object> erasure = Map.of("id", "e", "author", "kim", "ids", 2L);
        write("erasure/create-erasure", Map.of("version", 8L, "ordinals", List.of(2L, 7L), "erasure", erasure));
        write("erasure/mark-wiped", Map.of("version", 5L));
        told.add(ask("erasure/find-unwiped", Map.of()));
        write("erasure/mark-wiped", Map.of("version", 8L));
        assertThat(ask("erasure/find-unwiped", Map.of()).get(0)).containsEntry("version", null);
        return told;
    }

    private void change() {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Object> some = new HashMap<>();
        some.put("top", List.of());
        some.put("topCounts", List.of());
        some.put("numbers", null);
        ids("Fact", "top", List.of("a")).forEach(id -> rows.add(Map.of("id", id, "changed", some)));
        Map<String, Object> consents = Map.of(
                "customers", List.of("bob"), "kinds", List.of("email"), "at", List.of(2L), "granted", List.of(false));
        ids("Consents", "at", List.of(1L, 2L)).forEach(id -> rows.add(Map.of("id", id, "changed", consents)));
        write("erasure/change-nodes", Map.of("rows", rows));
        List<Object> edited = new ArrayList<>(ids("PainPoint", "text", "slow"));
        edited.addAll(ids("Comment", "text", "hi"));
        edited.addAll(ids("DesignStep", "why", "ann"));
        edited.addAll(ids("Kpi", "id", "k"));
        edited.addAll(ids("Audit", "who", "kim"));
        write("erasure/touch-edited", Map.of("ids", edited));
    }

    private List<Object> ids(String label, String property, Object value) {
        try (Session session = database.driver().session()) {
            return session.run(
                            "MATCH (n:$($label)) WHERE n[$property] = $value RETURN elementId(n) AS id",
                            Map.of("label", label, "property", property, "value", value))
                    .list(row -> row.get("id").asObject());
        }
    }

    private void write(String name, Map<String, Object> params) {
        var unused = ask(name, params);
    }

    /** In no order, without what the database calls nodes. */
    private List<Map<String, Object>> ask(String name, Map<String, Object> params) {
        List<Map<String, Object>> rows = way.write(tx -> tx.run(name, params).list(MapAccessor::asMap)).stream()
                .map(ErasureShortcutsIT::known)
                .toList();
        return name.endsWith("find-persons")
                ? rows
                : rows.stream()
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .toList();
    }

    private static Map<String, Object> known(Map<String, Object> row) {
        Map<String, Object> known = new TreeMap<>();
        row.forEach((name, value) -> {
            if (name.equals("texts") && value instanceof Map<?, ?> texts) {
                texts.forEach((text, said) -> {
                    if (said != null) {
                        known.put("texts." + text, said);
                    }
                });
            } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>) {
                known.put(
                        name,
                        list.stream()
                                .map(one -> new TreeMap<>((Map<?, ?>) one).toString())
                                .sorted()
                                .toList());
            } else if (!name.equals("id")) {
                known.put(name, value);
            }
        });
        return known;
    }

    /** All nodes and relationships with what they hold, and how many of each there are. */
    private Map<String, Long> left() {
        Map<String, Long> left = new TreeMap<>();
        try (Session session = database.driver().session()) {
            session.run("MATCH (n) WHERE NOT n:__Migration AND NOT n:Lease RETURN labels(n) AS l, properties(n) AS p"
                            + " UNION ALL MATCH ()-[r]->() RETURN type(r) AS l, properties(r) AS p")
                    .forEachRemaining(row -> {
                        Map<String, Object> held = new TreeMap<>(row.get("p").asMap());
                        held.computeIfPresent("filesAt", (name, at) -> "some");
                        held.computeIfPresent("at", (name, at) -> at instanceof Long l && l > 1_000 ? "now" : at);
                        left.merge(row.get("l").asObject() + " " + held, 1L, Long::sum);
                    });
        }
        return left;
    }

    /** KPIs, departments and keys too, not only maps; one that is called a little otherwise is somebody else's. */
    @Test
    void whateverIsCalledAsAPersonIsTold() {
        database.clear();
        try (Session session = database.driver().session()) {
            session.run("""
                            CREATE (:Map {id: 'kim-miller'}), (:MapStage {id: 'kim-miller'}), (:PainPoint {id: 'no kim-miller'}),
                              (:Opportunity {id: 'kim-miller'}), (:DesignStep {id: 'Kim-Miller'}), (:Kpi {id: 'of kim-miller'}),
                              (:Kpi {id: 'kim-miller2'}), (:Department {id: 'kim-miller', name: 'K'}), (:Department {id: 'ops', name: 'Ops'}),
                              (:Key {name: 'kim-miller'}), (:Key {name: 'kim'})""").consume();
        }
        ErasureStore erasures = database.bean(ErasureStore.class);
        assertThat(erasures.listStillNamed(new Person(List.of("kim-miller"), List.of())))
                .containsExactly(
                        new StillNamed("department", "kim-miller"),
                        new StillNamed("key", "kim-miller"),
                        new StillNamed("kpi", "of kim-miller"),
                        new StillNamed("map", "kim-miller"),
                        new StillNamed("opportunity", "kim-miller"),
                        new StillNamed("pain point", "no kim-miller"),
                        new StillNamed("stage", "kim-miller"),
                        new StillNamed("step", "Kim-Miller"));
        assertThat(erasures.listStillNamed(new Person(List.of("nobody"), List.of(new Identifier("email", "m@x.org")))))
                .isEmpty();
        database.clear();
    }
}
