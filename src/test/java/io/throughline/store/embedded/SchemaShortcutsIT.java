package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.TestDatabase;
import io.throughline.store.query.Migrations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Transaction;

/** A new store gets its schema without plans. */
class SchemaShortcutsIT {
    private final TestDatabase database = TestDatabase.shared();

    /** Each statement that a new store needs is carried out without a plan, and leaves nothing to do for what would have planned it. */
    @Test
    void aNewStoreIsWhatItsMigrationsSay() {
        GraphDatabaseService store = database.bean(EmbeddedStore.class).database();
        List<String> statements = Migrations.load().stream()
                .flatMap(migration -> migration.statements().stream())
                .filter(statement -> !statement.startsWith("MATCH"))
                .toList();
        assertThat(statements).hasSizeGreaterThan(20);
        for (String statement : statements) {
            try (Transaction tx = store.beginTx()) {
                assertThat(SchemaShortcuts.run(tx, statement)).as(statement).isTrue();
            }
            try (Transaction tx = store.beginTx()) {
                assertThat(tx.execute(statement).getQueryStatistics().containsUpdates())
                        .as(statement)
                        .isFalse();
            }
        }
        try (Transaction tx = store.beginTx()) {
            assertThat(SchemaShortcuts.run(tx, "MERGE (c:Fresh {name: 'one'})\n  ON CREATE SET c.a = 0, c.b = 12"))
                    .isTrue();
            assertThat(tx.findNode(Label.label("Fresh"), "name", "one").getAllProperties())
                    .isEqualTo(Map.of("name", "one", "a", 0L, "b", 12L));
            assertThat(SchemaShortcuts.run(tx, "MERGE (c:Fresh {name: 'two'}) SET c.a = 1"))
                    .isFalse();
        }
    }
}
