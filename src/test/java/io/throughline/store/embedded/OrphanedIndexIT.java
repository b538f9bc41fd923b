package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ErasureStore;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.schema.AllIndexProviderDescriptors;
import org.neo4j.internal.schema.IndexPrototype;
import org.neo4j.internal.schema.SchemaDescriptors;
import org.neo4j.kernel.impl.api.KernelTransactionImplementation;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;

/** What a process leaves that was killed while it made a constraint: the index, and no constraint. */
class OrphanedIndexIT {
    private static final String CONSTRAINT = "identifier_key";

    @TempDir
    private Path folder;

    @Test
    void aFirstStartKilledInItsSchemaGoesOnWithTheNext() {
        try (EmbeddedStore store = EmbeddedStore.open(folder, 0)) {
            leaveOrphan(store);
        }
        try (TestDatabase database = TestDatabase.at(folder)) {
            assertThat(constraints(database.bean(EmbeddedStore.class))).contains(CONSTRAINT);
        }
    }

    @Test
    void anErasureKilledBetweenIndexAndConstraintIsFinished() {
        try (TestDatabase database = TestDatabase.at(folder)) {
            EmbeddedStore store = database.bean(EmbeddedStore.class);
            ErasureStore erasures = database.bean(ErasureStore.class);
            Rows.take(database.imports(), "shop", Rows.batch("anna 1 look", "bert 1 look"));
            assertThat(erasures.erase(
                            () -> new ErasureStore.Person(List.of("anna"), List.of()), "test", "Kim", "asked"))
                    .isPresent();
            try (Transaction tx = store.database().beginTx()) {
                tx.schema().getConstraintByName(CONSTRAINT).drop();
                tx.commit();
            }
            leaveOrphan(store);
            erasures.wipe();
            assertThat(constraints(store)).contains(CONSTRAINT, "customer_id");
        }
    }

    private static void leaveOrphan(EmbeddedStore store) {
        try (Transaction tx = store.database().beginTx()) {
            tx.createNode(Label.label("Identifier")).setProperty("key", "a");
            tx.commit();
        }
        try (Transaction tx = store.database().beginTx()) {
            KernelTransactionImplementation kernel =
                    (KernelTransactionImplementation) ((InternalTransaction) tx).kernelTransaction();
            int label = kernel.tokenRead().nodeLabel("Identifier");
            int key = kernel.tokenRead().propertyKey("key");
            kernel.indexUniqueCreate(IndexPrototype.uniqueForSchema(
                            SchemaDescriptors.forLabel(label, key), AllIndexProviderDescriptors.RANGE_DESCRIPTOR)
                    .withName(CONSTRAINT));
            tx.commit();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> constraints(EmbeddedStore store) {
        try (Transaction tx = store.database().beginTx()) {
            return tx.execute("SHOW CONSTRAINTS YIELD name RETURN name").<String>columnAs("name").stream()
                    .toList();
        }
    }
}
