package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Transactions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Session;
import org.neo4j.driver.types.MapAccessor;

/** What an import changes without a plan is what the query of that name changes. */
class ImportShortcutsIT {
    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void conversionsAreListedTheSameBothWays() {
        Transactions past = database.bean(Transactions.class);
        Transactions over = new BoltTransactions(database.driver(), null);
        Rows.take(database.imports(), "told", Rows.batch("dan 1 search", "dan 2 lead"));
        rows(past, "catalogue/mark-conversions", Map.of("ids", List.of("lead", "sale", "buy")));
        List<Map<String, Object>> all = rows(past, "catalogue/list-conversions", Map.of("withoutSample", false));
        assertThat(all)
                .isEqualTo(rows(over, "catalogue/list-conversions", Map.of("withoutSample", false)))
                .containsExactly(
                        Map.of("id", "lead", "awaited", false),
                        Map.of("id", "buy", "awaited", true),
                        Map.of("id", "sale", "awaited", true));
        rows(past, "catalogue/mark-conversions", Map.of("ids", List.of("search")));
        Rows.take(database.imports(), "more", Rows.batch("dan 3 sale"));
        rows(past, "catalogue/mark-conversions", Map.of("ids", List.of()));
        assertThat(rows(past, "catalogue/list-conversions", Map.of("withoutSample", false)))
                .isEqualTo(rows(over, "catalogue/list-conversions", Map.of("withoutSample", false)))
                .containsExactly(
                        Map.of("id", "lead", "awaited", false),
                        Map.of("id", "sale", "awaited", false),
                        Map.of("id", "search", "awaited", false),
                        Map.of("id", "buy", "awaited", true));
    }

    @Test
    void factsAndEntriesAreKeptTheSameBothWays() {
        Transactions past = database.bean(Transactions.class);
        Transactions over = new BoltTransactions(database.driver(), null);
        Map<String, Object> fact = Map.of(
                "kind",
                "told",
                "place",
                3,
                "share",
                0.5,
                "exact",
                true,
                "top",
                List.of("a", "b"),
                "counts",
                List.of(2L, 1L),
                "quartiles",
                List.of(0.5, 1.0),
                "none",
                List.of());
        for (Transactions way : List.of(past, over)) {
            String id = Rows.take(database.imports(), "told", Rows.batch("dan 1 search"))
                    .id();
            rows(way, "import/attach-facts", Map.of("id", id, "facts", List.of(fact, fact)));
            Map<String, Object> kept = new HashMap<>(fact);
            kept.put("place", 3L);
            assertThat(rows(over, "import/find-facts", Map.of("ids", List.of(id), "kind", "told")))
                    .hasSize(2)
                    .containsOnly(Map.of("id", id, "fact", kept));
            rows(way, "audit/create-entry", Map.of("who", "ann", "action", "import", "subject", id, "detail", "one"));
        }
        assertThat(rows(past, "audit/list-entries", Map.of()))
                .filteredOn(row -> "one".equals(row.get("detail")))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("who", "ann")
                        .containsEntry("action", "import")
                        .containsKey("at"));
    }

    @Test
    void keysOfOthersAreListedTheSameBothWays() {
        Transactions past = database.bean(Transactions.class);
        Transactions over = new BoltTransactions(database.driver(), null);
        for (String set : List.of("", "system: ''", "system: 'crm', ownIds: false", "system: 'shop', ownIds: true")) {
            String id = Rows.take(database.imports(), "told", Rows.batch("dan 1 search"))
                    .id();
            try (Session session = database.driver().session()) {
                session.run(
                                "MATCH (i:Import {id: $id}) REMOVE i.system, i.ownIds SET i += {" + set + "}",
                                Map.of("id", id))
                        .consume();
            }
        }
        Set<Integer> sizes = new HashSet<>();
        for (String system : List.of("", "crm", "shop")) {
            for (boolean own : List.of(true, false)) {
                Map<String, Object> asked = Map.of("system", system, "own", own);
                List<Map<String, Object>> found = rows(past, "import/list-other-keys", asked);
                assertThat(found)
                        .as("%s", asked)
                        .containsExactlyInAnyOrderElementsOf(rows(over, "import/list-other-keys", asked));
                sizes.add(found.size());
            }
        }
        assertThat(sizes).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void aSilentHolderLosesTheLeaseAndNobodyElse() {
        Transactions past = database.bean(Transactions.class);
        rows(past, "lease/clear-lease", Map.of());
        assertThat(rows(past, "lease/take-lease", Map.of("owner", "one"))).hasSize(1);
        assertThat(rows(past, "lease/take-lease", Map.of("owner", "one"))).hasSize(1);
        rows(past, "lease/release-lease", Map.of("owner", "two"));
        assertThat(rows(past, "lease/take-lease", Map.of("owner", "two"))).isEmpty();
        past.run("MATCH (l:Lease) SET l.heartbeat = timestamp() - 60001", Map.of());
        assertThat(rows(past, "lease/take-lease", Map.of("owner", "two"))).hasSize(1);
        rows(past, "lease/release-lease", Map.of("owner", "two"));
        assertThat(rows(past, "lease/take-lease", Map.of("owner", "one"))).hasSize(1);
        rows(past, "lease/clear-lease", Map.of());
    }

    private static List<Map<String, Object>> rows(Transactions way, String name, Map<String, Object> params) {
        return way.write(tx -> tx.run(name, params).list(MapAccessor::asMap));
    }

    @Test
    void aLeaseIsCleared() {
        Transactions past = database.bean(Transactions.class);
        rows(past, "lease/take-lease", Map.of("owner", "killed"));
        assertThat(rows(past, "lease/take-lease", Map.of("owner", "next"))).isEmpty();
        rows(past, "lease/clear-lease", Map.of());
        assertThat(rows(past, "lease/take-lease", Map.of("owner", "next"))).hasSize(1);
        rows(past, "lease/clear-lease", Map.of());
    }
}
