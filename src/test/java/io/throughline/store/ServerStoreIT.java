package io.throughline.store;

import org.junit.jupiter.api.AfterAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.neo4j.Neo4jContainer;

/** The same contract on a Neo4j server. */
@Testcontainers(disabledWithoutDocker = true)
class ServerStoreIT extends StoreContract {
    @Container
    private static final Neo4jContainer NEO4J = new Neo4jContainer("neo4j:5.26-community");

    private static TestDatabase database;

    @Override
    synchronized TestDatabase database() {
        if (database == null) {
            database = TestDatabase.server(NEO4J.getBoltUrl(), NEO4J.getAdminPassword());
        }
        return database;
    }

    @AfterAll
    static void disconnect() {
        if (database != null) {
            database.close();
        }
    }
}
