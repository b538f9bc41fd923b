package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.TransitionGraph;
import io.throughline.journey.TransitionGraph.Transition;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.query.Transactions;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.timeline.BoltBulk;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.Compaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.types.MapAccessor;

/** What follows an import is read and changed without a plan as the query of that name would. */
class FollowShortcutsIT {
    private final TestDatabase database = TestDatabase.shared();
    private final Transactions past = database.bean(Transactions.class);
    private final Transactions over = new BoltTransactions(database.driver(), null);
    private final Bulk bulk = database.bean(Bulk.class);
    private final Bulk overBolt = new BoltBulk(new Cypher(over));

    @BeforeEach
    void clear() {
        database.clear();
    }

    private static List<Map<String, Object>> rows(Transactions way, String name, Map<String, Object> params) {
        return way.write(tx -> tx.run(name, params).list(MapAccessor::asMap));
    }

    /** One that was packed has no import of its own, but runs of them. */
    @Test
    void whoeverSomeImportsTouchedIsToldTheSameBothWays() {
        Rows.take(database.imports(), "first", Rows.batch("ann 1 search", "bob 1 search", "cid 1 search"));
        over.run(
                "MATCH (c:Customer {id: 'cid'})-[:DID]->(t) SET t:Packed, t.runs = [7003, 7005] REMOVE t.import",
                Map.of());
        over.run("MATCH (c:Customer {id: 'bob'})-[:DID]->(t) SET t.import = 7004", Map.of());
        over.run("MATCH (c:Customer {id: 'ann'})-[:DID]->(t) SET t.import = 9500", Map.of());
        over.run("MATCH (n:Counter) SET n.packedBefore = 7006", Map.of());
        int bob = (int) ordinal("bob");
        int cid = (int) ordinal("cid");
        assertThat(touched(new long[] {7004, 7004})).containsExactly(bob);
        assertThat(touched(new long[] {7005, 7005})).containsExactly(cid);
        assertThat(touched(new long[] {7000, 7002}, new long[] {7004, 7100})).containsExactlyInAnyOrder(bob, cid);
        assertThat(touched(new long[] {7004, 8999})).as("many").containsExactlyInAnyOrder(bob, cid);
        assertThat(touched(new long[] {6000, 7002})).isEmpty();
    }

    /** Packed timelines are looked at only for imports that may be in them. */
    @Test
    void packingTellsBeforeWhichImportTheSameBothWays() {
        long seq = counted("seq");
        for (Bulk way : List.of(bulk, overBolt)) {
            over.run("MATCH (n:Counter) SET n.seq = 41, n.packedBefore = 7, n.rewrites = 2, n.packings = 3", Map.of());
            way.pack(List.of(), nodes -> Optional.empty());
            assertThat(way.countRewrites()).isEqualTo(6);
            over.run("MATCH (n:Counter) SET n.seq = 42", Map.of());
            rows(way == bulk ? past : over, "counter/mark-rewrite", Map.of());
            assertThat(way.countRewrites()).isEqualTo(7);
            assertThat(List.of(counted("packedBefore"), counted("rewrites"), counted("packings")))
                    .containsExactly(42L, 3L, 4L);
        }
        over.run("MATCH (n:Counter) SET n.seq = $seq", Map.of("seq", seq));
    }

    @Test
    void packedTimelinesAreTheSameBothWays() {
        List<Object> packed = new ArrayList<>();
        long seq = counted("seq");
        for (Bulk way : List.of(bulk, overBolt)) {
            database.clear();
            over.run("MATCH (n:Counter) SET n.seq = $seq", Map.of("seq", seq));
            for (int i = 0; i < 3; i++) {
                String more = " a.page=p" + i + " t.city=C" + i;
                Rows.take(
                        database.imports(),
                        "source" + i,
                        "ann " + (5 - i) + " search value=" + i + more,
                        "ann 9 buy flag key=k" + i,
                        "bob " + i + " store channel=c" + i,
                        "cid 1 other" + i);
            }
            Compaction.pack(way, List.of((int) ordinal("ann"), (int) ordinal("bob")));
            packed.add(timelines("ann", "bob"));
            assertThat(timelines("cid")).hasSize(3);
        }
        assertThat((List<?>) packed.get(0)).hasSize(2);
        assertThat(packed.get(0)).isEqualTo(packed.get(1));
    }

    private List<Map<String, Object>> timelines(String... customers) {
        try (var session = database.driver().session()) {
            return session.run(
                            "MATCH (c:Customer)-[:DID]->(t) WHERE c.id IN $ids RETURN c.id AS id, labels(t) AS labels,"
                                    + " properties(t) AS properties ORDER BY id",
                            Map.of("ids", List.of(customers)))
                    .list(r -> r.asMap());
        }
    }

    /** Who asks for the count afterwards is told that something was packed, though not all was. */
    @Test
    void halfOfWhatWasToBePackedIsCounted() {
        Rows.take(database.imports(), "one", "ann 1 a", "bob 1 a");
        Rows.take(database.imports(), "two", "ann 2 a", "bob 2 a");
        int ann = (int) ordinal("ann");
        int bob = (int) ordinal("bob");
        long before = bulk.countRewrites();
        assertThatThrownBy(() -> bulk.pack(List.of(ann, bob), nodes -> {
                    if (nodes.get(0).ordinal() == bob) {
                        throw new IllegalStateException("no space");
                    }
                    return Optional.of(Map.of("at", new long[] {1, 2}));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no space");
        assertThat(timelines("ann")).hasSize(1);
        assertThat(timelines("bob")).hasSize(2);
        assertThat(bulk.countRewrites()).isEqualTo(before + 1);
    }

    private long counted(String what) {
        try (var session = database.driver().session()) {
            return session.run("MATCH (n:Counter) RETURN n[$what] AS number", Map.of("what", what))
                    .single()
                    .get("number")
                    .asLong();
        }
    }

    private long ordinal(String customer) {
        try (var session = database.driver().session()) {
            return session.run("MATCH (c:Customer {id: $id}) RETURN c.ordinal AS ordinal", Map.of("id", customer))
                    .single()
                    .get("ordinal")
                    .asLong();
        }
    }

    /** Of imports that were written by this process, of others, and over Bolt. */
    private List<Integer> touched(long[]... runs) {
        ImportRanges imports = ImportRanges.ofRuns(List.of(runs));
        int[] told = new EmbeddedBulk(database.bean(EmbeddedStore.class)::database).listTouched(imports);
        assertThat(told).isEqualTo(overBolt.listTouched(imports));
        return Arrays.stream(told).boxed().toList();
    }

    @Test
    void whoeverTheLastImportsTouchedIsTold() {
        Rows.take(database.imports(), "first", Rows.batch("ann 1 search", "bob 1 search"));
        Rows.take(database.imports(), "second", Rows.batch("cid 1 search", "bob 2 search"));
        long last = VisibleImports.load(database.bean(Cypher.class)).newest();
        for (ImportRanges imports : List.of(
                ImportRanges.of(last - 1), ImportRanges.of(last), ImportRanges.of(last - 1, last), ImportRanges.of())) {
            assertThat(bulk.listTouched(imports)).isEqualTo(overBolt.listTouched(imports));
        }
        assertThat(bulk.listTouched(ImportRanges.of(last))).containsExactly((int) ordinal("bob"), (int) ordinal("cid"));
    }

    @Test
    void transitionsAreWrittenTheSameBothWays() {
        Rows.take(database.imports(), "first", Rows.batch("ann 1 search", "bob 1 store"));
        List<List<Object>> states = new ArrayList<>();
        for (Transactions way : List.of(past, over)) {
            write(way, "young", List.of(edge("START", "search", 3, null), edge("search", "gone", 1, null)));
            write(way, "young", List.of(edge("START", "search", 4, 2.0), edge("search", "ENDED", 4, 1.0)));
            write(way, "old", List.of(edge("START", "store", 5, 1.0)));
            write(way, "old", List.of(edge("START", "store", 6, null)));
            write(
                    way,
                    TransitionGraph.EVERYONE,
                    List.of(edge("START", "store", 9, 1.0), edge("store", "store", 1, 1.0)));
            rows(
                    way,
                    "transition/delete-transitions",
                    Map.of("persona", "", "transitions", List.of(ends("store", "store"))));
            rows(way, "transition/delete-others", Map.of("personas", List.of("young")));
            List<Object> state = new ArrayList<>();
            for (String persona : List.of("", "young", "old")) {
                state.add(database.bean(TransitionGraph.class).list(persona));
                state.add(rows(over, "transition/find-as-of", Map.of("persona", persona)));
            }
            states.add(state);
            rows(over, "transition/delete-others", Map.of("personas", List.of()));
            over.run("MATCH (s:Start) DETACH DELETE s", Map.of());
        }
        assertThat(states.get(0)).isEqualTo(states.get(1));
        assertThat(states.get(0).get(0)).isEqualTo(List.of(new Transition("START", "store", 9, 0.5, 9, 1, 1.0, null)));
        assertThat(states.get(0).get(2))
                .isEqualTo(List.of(
                        new Transition("START", "search", 4, 0.5, 4, 1, 2.0, null),
                        new Transition("search", "ENDED", 4, 0.5, 4, 1, 1.0, null)));
        assertThat(states.get(0).get(4)).isEqualTo(List.of());
    }

    private static void write(Transactions way, String persona, List<Map<String, Object>> edges) {
        rows(way, "transition/merge-transitions", Map.of("persona", persona, "transitions", edges));
        rows(way, "transition/set-as-of", Map.of("persona", persona, "version", (long) edges.size()));
    }

    private static Map<String, Object> edge(String from, String to, long count, @Nullable Double median) {
        Map<String, Object> figures =
                new HashMap<>(Map.of("count", count, "probability", 0.5, "journeys", count, "converted", 1L));
        figures.put("medianSeconds", median);
        figures.put("p90Seconds", null);
        Map<String, Object> edge = new HashMap<>(ends(from, to));
        edge.put("figures", figures);
        return edge;
    }

    private static Map<String, Object> ends(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    @Test
    void onlyTheHolderRenewsALease() {
        rows(past, "lease/clear-lease", Map.of());
        rows(past, "lease/take-lease", Map.of("owner", "one"));
        over.run("MATCH (l:Lease) SET l.heartbeat = 5 CREATE (:Import {state: 'OPEN', heartbeat: 5})", Map.of());
        assertThat(rows(past, "lease/renew-lease", Map.of("owner", "two"))).isEmpty();
        assertThat(beats()).containsOnly(5L);
        assertThat(rows(past, "lease/renew-lease", Map.of("owner", "one"))).hasSize(1);
        assertThat(beats()).hasSize(2).doesNotContain(5L);
        rows(past, "lease/clear-lease", Map.of());
        over.run("MATCH (i:Import {state: 'OPEN'}) DELETE i", Map.of());
    }

    private List<Long> beats() {
        try (var session = database.driver().session()) {
            return session.run("MATCH (n:Lease|Import) WHERE n.heartbeat IS NOT NULL RETURN n.heartbeat AS beat")
                    .list(row -> row.get("beat").asLong());
        }
    }

    @Test
    void howFarTimelinesArePackedIsRemembered() {
        rows(past, "counter/set-packed", Map.of("packed", 12L));
        assertThat(rows(past, "counter/find-packed", Map.of())).containsExactly(Map.of("packed", 12L));
        assertThat(rows(over, "counter/find-packed", Map.of())).containsExactly(Map.of("packed", 12L));
        over.run("MATCH (n:Counter) REMOVE n.packed", Map.of());
    }
}
