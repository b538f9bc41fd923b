package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;

/** A remembered place is never believed where somebody else, or nobody, is there. */
class CustomerNodesIT {
    private final TestDatabase database = TestDatabase.shared();
    private final CustomerNodes places = new CustomerNodes();

    @BeforeEach
    void importTwo() {
        database.clear();
        Rows.take(database.imports(), "two", Rows.batch("ann 1 search channel=web", "bob 2 search channel=web"));
    }

    @Test
    void anothersPlaceIsSearchedAnew() {
        try (Transaction tx = database.bean(EmbeddedStore.class).database().beginTx();
                NodeSeeks index = new NodeSeeks(tx, CustomerNodes.CUSTOMER, "ordinal")) {
            Node ann = tx.findNode(CustomerNodes.CUSTOMER, "id", "ann");
            Node bob = tx.findNode(CustomerNodes.CUSTOMER, "id", "bob");
            int ordinal = ((Number) ann.getProperty("ordinal")).intValue();
            places.remember(ordinal, bob);
            assertThat(places.find(index, ordinal)).isEqualTo(ann);
        }
    }

    @Test
    void whoIsGoneIsNotFound() {
        try (Transaction tx = database.bean(EmbeddedStore.class).database().beginTx();
                NodeSeeks index = new NodeSeeks(tx, CustomerNodes.CUSTOMER, "ordinal")) {
            Node none = tx.createNode(CustomerNodes.CUSTOMER);
            none.setProperty("ordinal", 1L << 20);
            places.remember(1 << 20, none);
            assertThat(places.find(index, 1 << 20)).isEqualTo(none);
            none.delete();
            assertThat(places.find(index, 1 << 20)).isNull();
        }
    }

    @Test
    void whoHasAnotherIdNowIsSearchedAnew() {
        try (Transaction tx = database.bean(EmbeddedStore.class).database().beginTx();
                NodeSeeks index = new NodeSeeks(tx, CustomerNodes.CUSTOMER, "id")) {
            int ann = places.findOrdinal(index, "ann");
            assertThat(places.findOrdinal(index, "ann")).isEqualTo(ann);
            assertThat(places.findOrdinal(index, "bob")).isNotIn(ann, -1);
            tx.findNode(CustomerNodes.CUSTOMER, "id", "ann").setProperty("id", "zoe");
            assertThat(places.findOrdinal(index, "ann")).isEqualTo(-1);
            assertThat(places.findOrdinal(index, "zoe")).isEqualTo(ann);
        }
    }
}
