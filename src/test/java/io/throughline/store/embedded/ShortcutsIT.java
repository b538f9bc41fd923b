package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.access.Digest;
import io.throughline.access.KeyStore;
import io.throughline.access.NamedKey;
import io.throughline.access.Role;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.CostRow;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityStore;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.TransitionGraph;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.query.Queries;
import io.throughline.store.query.Transactions;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.timeline.BoltBulk;
import io.throughline.store.timeline.Bulk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.types.MapAccessor;

/** What is read without a plan is what the query of that name tells. */
class ShortcutsIT {
    private static final Map<String, Object> SPELT = Map.of("keys", List.of("email:ann@x.org", "customer:ann"));

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void importSome() {
        database.clear();
        Rows.take(
                database.imports(),
                "first",
                Rows.batch("ann 1 search channel=web campaign=spring", "ann 2 store channel=shop"));
        Rows.take(
                database.imports(),
                "second",
                Rows.batch("bob 1 email channel=mail", "bob 2 store channel=shop campaign=autumn"));
        String gone = Rows.take(database.imports(), "third", Rows.batch("cid 1 search channel=web"))
                .id();
        database.imports().remove(gone, "test", "removeImport");
        database.imports().awaitPurge(left -> {});
        var unused = database.imports().open("under way", false, true);
        unused.close();
        Touchpoint described =
                new Touchpoint(0, "store", "The store", "counter", ChannelKind.OFFLINE, "buy", 2, "sales", true);
        database.catalogue().describeAll(List.of(described), false);
        PersonaStore personas = database.bean(PersonaStore.class);
        personas.save(
                new Persona("young", "Young", "1 < 2", "They are new.", List.of("buy", "stay"), "#123456"), "kim");
        personas.saveSample(List.of(new Persona("all", "All", "true", null, List.of(), null)));
        for (int i = 0; i < 2; i++) {
            try (ImportSession session = database.imports().open("crm " + i, false, true)) {
                session.writeConsents(List.of(new ConsentRow("ann", "customer", 5, false)));
                session.writeEvidence(List.of(
                        new EvidenceRow("ann", "customer", "email", "ann@x.org", false, 3, 5 + i, 2),
                        new EvidenceRow("Ann@X.org", "email", "email", "Ann@X.org", false, 4, 4, 1),
                        new EvidenceRow("ann", "customer", "customer", "an", true, EvidenceRow.NO_TIME, 7, 1)));
                session.finish("crm " + i, RecordAccount.of(2), List.of());
            }
            database.bean(IdentityStore.class)
                    .decide(
                            new IdentityDecision(
                                    "d" + i,
                                    i == 0,
                                    new IdentityDecision.Identifier("email", "ann@x.org"),
                                    new IdentityDecision.Identifier("email", "bob" + i + "@x.org"),
                                    "mia",
                                    "called",
                                    Instant.ofEpochSecond(9 - i)),
                            "kim");
        }
        Transactions way = database.bean(Transactions.class);
        rows(way, "quality/save-contract", Map.of("source", "shop", "text", "b"));
        rows(way, "quality/save-contract", Map.of("source", "crm", "text", "a"));
        takeCosts("ads", List.of(new CostRow(20_001, "web", "spring", 7), new CostRow(20_001, "web", null, 7.5)));
        takeCosts("more ads", List.of(new CostRow(20_001, null, "autumn", 0), new CostRow(20_000, "web", null, 1)));
        try (ImportSession unfinished = database.imports().open("late ads", false, true)) {
            unfinished.writeCosts(List.of(new CostRow(1, "web", null, 1)));
        }
        database.bean(TransitionGraph.class)
                .write(
                        TransitionGraph.EVERYONE,
                        List.of(
                                new TransitionGraph.Transition("START", "search", 2, 1, 2, 1, null, 4.0),
                                new TransitionGraph.Transition("search", "store", 2, 0.5, 2, 1, 3.0, null),
                                new TransitionGraph.Transition("search", "ENDED", 2, 0.5, 2, 0, 3.0, 4.0)),
                        7);
        database.bean(KeyStore.class).addKey(new NamedKey("report", Role.VIEWER, Digest.of("secret")), "kim");
        database.bean(KeyStore.class).addKey(new NamedKey("load", Role.EDITOR, Digest.of("other")), "kim");
    }

    private void takeCosts(String source, List<CostRow> costs) {
        try (ImportSession session = database.imports().open(source, false, true)) {
            session.writeCosts(costs);
            session.finish(source, RecordAccount.of(costs.size()), List.of());
        }
    }

    private static Map<String, List<Map<String, Object>>> asked() {
        Map<String, Object> codes = Map.of("codes", new int[] {2, 0, 1, 3, 99});
        Map<String, Object> none = Map.of();
        Map<String, List<Map<String, Object>>> asked = new TreeMap<>();
        asked.put("counter/find-version", List.of(none));
        asked.put("counter/settle-version", List.of(none));
        asked.put("import/list-done", List.of(Map.of("after", -1), Map.of("after", 1L), Map.of("after", 1_000_000)));
        asked.put("import/list-leftovers", List.of(none));
        asked.put("catalogue/list-touchpoints", List.of(codes, Map.of("codes", new int[0])));
        asked.put("catalogue/list-channels", List.of(codes, Map.of("codes", new int[0])));
        asked.put("catalogue/list-campaigns", List.of(codes));
        asked.put("catalogue/list-kinds", List.of(none));
        Map<String, Object> names = Map.of("names", List.of("nowhere", "store", "web", "spring", "search"));
        asked.put("catalogue/list-touchpoint-codes", List.of(names, Map.of("names", List.of())));
        asked.put("catalogue/list-channel-codes", List.of(names));
        asked.put("catalogue/list-campaign-codes", List.of(names));
        asked.put("migration/list-checksums", List.of(none));
        asked.put("persona/list-personas", List.of(none));
        asked.put("cost/list-costs", List.of(none));
        asked.put("transition/find-as-of", List.of(Map.of("persona", ""), Map.of("persona", "none")));
        asked.put("transition/list-transitions", List.of(Map.of("persona", ""), Map.of("persona", "none")));
        asked.put("timeline/find-last-ordinal", List.of(none));
        asked.put("counter/find-packed", List.of(none));
        asked.put("key/list-keys", List.of(none));
        asked.put(
                "timeline/list-shattered",
                List.of(
                        Map.of("after", -1L, "most", 0),
                        Map.of("after", 0L, "most", 0),
                        Map.of("after", -1L, "most", 1)));
        asked.put("lease/clear-lease", List.of(none));
        asked.put("quality/list-contracts", List.of(none));
        Map<String, Object> many = Map.of("imports", List.of(new long[] {0, 1}, new long[] {3, 5_000}));
        asked.put("identity/list-consents", List.of(many, Map.of("imports", List.of(new long[] {2, 2}))));
        asked.put("identity/list-decisions", List.of(none));
        asked.put("identity/list-spellings", List.of(SPELT, Map.of("keys", List.of("email:none"))));
        return asked;
    }

    @Test
    void eachTellsWhatItsQueryTells() {
        assertThat(asked().keySet()).containsExactlyElementsOf(Shortcuts.queries());
        Transactions past = database.bean(Transactions.class);
        Transactions over = new BoltTransactions(database.driver(), null);
        asked().forEach((name, all) -> all.forEach(
                params -> assertThat(told(past, name, params)).as(name + params).isEqualTo(told(over, name, params))));
        assertThat(rows(past, "identity/list-consents", Map.of("imports", List.of(new long[] {0, 5_000}))))
                .hasSize(2);
        assertThat(rows(past, "identity/list-decisions", Map.of())).hasSize(2);
        assertThat(rows(past, "identity/list-spellings", SPELT).toString())
                .isEqualTo("[{customer=Ann@X.org}, {customer=ann}]");
        assertThat(rows(past, "import/list-done", Map.of("after", -1))).hasSize(6);
        assertThat(rows(past, "cost/list-costs", Map.of())).hasSize(4);
        assertThat(rows(past, "persona/list-personas", Map.of())).hasSize(2);
        assertThat(rows(past, "transition/find-as-of", Map.of("persona", ""))).hasSize(1);
        assertThat(rows(past, "catalogue/list-touchpoints", Map.of("codes", new int[] {0, 1, 2})))
                .anySatisfy(row -> assertThat(row).containsEntry("stage", "buy"));
        Map<String, Object> channels = Map.of("names", List.of("nowhere", "web"));
        assertThat(rows(past, "catalogue/list-channel-codes", channels)).hasSize(1);
        assertThat(rows(past, "catalogue/list-kinds", Map.of())).isNotEmpty();
    }

    /** Consents come in no order. */
    private static List<Map<String, Object>> told(Transactions way, String name, Map<String, Object> params) {
        List<Map<String, Object>> rows = rows(way, name, params);
        return name.equals("identity/list-consents")
                ? rows.stream()
                        .sorted(Comparator.comparing(row -> new TreeMap<>(row).toString()))
                        .toList()
                : rows;
    }

    @Test
    void evidenceIsToldTheSameBothWays() {
        Bulk over = new BoltBulk(new Cypher(new BoltTransactions(database.driver(), null)));
        long newest = VisibleImports.load(database.bean(Cypher.class)).newest();
        List<ImportRanges> asked = List.of(
                ImportRanges.ofRuns(List.of(new long[] {0, 5_000})),
                ImportRanges.ofRuns(List.of(new long[] {0, 1}, new long[] {newest - 4, 5_000})),
                ImportRanges.ofRuns(List.of(new long[] {newest - 4, newest - 3})),
                ImportRanges.of(newest - 2),
                ImportRanges.of());
        List<Integer> sizes = new ArrayList<>();
        for (ImportRanges imports : asked) {
            List<EvidenceRow> told = evidence(database.bean(Bulk.class), imports);
            assertThat(told).containsExactlyInAnyOrderElementsOf(evidence(over, imports));
            sizes.add(told.size());
        }
        assertThat(sizes).startsWith(6).endsWith(0).contains(3);
    }

    private static List<EvidenceRow> evidence(Bulk from, ImportRanges imports) {
        List<EvidenceRow> told = new ArrayList<>();
        from.listEvidence(imports, told::add);
        return told;
    }

    /** What these change, the contract of a store holds both ways to. */
    @Test
    void thoseThatChangeAreNamedAfterQueries() {
        assertThat(Stream.of(
                                ImportShortcuts.WAYS,
                                FirstShortcuts.WAYS,
                                FollowShortcuts.WRITES,
                                TransitionShortcuts.WRITES)
                        .flatMap(ways -> ways.keySet().stream()))
                .allSatisfy(name -> assertThat(Queries.text(name)).contains("// purpose"));
    }

    @Test
    void aCatalogueIsToldTheSameBothWays() {
        Transactions past = database.bean(Transactions.class);
        Transactions over = new BoltTransactions(database.driver(), null);
        assertThat(told(past, over, "hand", 1)).isEqualTo(told(over, past, "hand", 1));
        assertThat(told(past, over, "sample", 2))
                .as("what people said stays")
                .isEqualTo(told(over, past, "sample", 2))
                .anySatisfy(row -> assertThat(row).containsEntry("name", "The store"));
        for (Transactions way : List.of(past, over)) {
            long first = way == past ? 100 : 200;
            Map<String, Object> created = Map.of("names", List.of("new " + first, "newer " + first), "first", first);
            Stream.of("touchpoints", "channels", "campaigns")
                    .forEach(kind -> rows(way, "catalogue/create-" + kind, created));
            assertThat(rows(past, "catalogue/list-touchpoints", Map.of("codes", new int[] {(int) first + 1})))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("name", "newer " + first)
                            .containsEntry("conversion", false));
            assertThat(rows(past, "catalogue/list-campaign-codes", Map.of("names", List.of("newer " + first))))
                    .containsExactly(Map.of("place", 0L, "code", first + 1));
        }
    }

    /** What the catalogue says after one way said it, and the other way something else before. */
    private static List<Map<String, Object>> told(Transactions way, Transactions other, String by, int order) {
        describe(other, "hand", "search", null, "find", 7);
        describe(other, "hand", "store", "mail", "buy", 2);
        describe(way, by, "search", "web", "look", order);
        describe(way, by, "store", "web", null, 0);
        return rows(way, "catalogue/list-touchpoints", Map.of("codes", new int[] {0, 1, 2, 3}));
    }

    private static void describe(
            Transactions way, String by, String id, @Nullable String channel, @Nullable String stage, int order) {
        Map<String, Object> row =
                new HashMap<>(Map.of("id", id, "name", "The " + id, "conversion", true, "stageOrder", order));
        row.put("channel", channel);
        row.put("kind", channel == null ? null : "ONLINE");
        row.put("stage", stage);
        row.put("owner", null);
        rows(way, "catalogue/describe-touchpoints", Map.of("rows", List.of(row), "by", by));
    }

    private static List<Map<String, Object>> rows(Transactions way, String name, Map<String, Object> params) {
        return way.write(tx -> tx.run(name, params).list(MapAccessor::asMap));
    }
}
