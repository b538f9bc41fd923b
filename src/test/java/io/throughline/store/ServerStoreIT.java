package io.throughline.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.neo4j.Neo4jContainer;

/** The same contract on a Neo4j server. */
class ServerStoreIT
        implements ImportContract,
                AnyOrderContract,
                CatalogueContract,
                PackingContract,
                PartsContract,
                PersonaContract,
                CostContract,
                FeedbackContract,
                MappingContract,
                KpiContract,
                MapContract,
                AuditContract,
                ToldEditsContract,
                KeyContract {
    private static final Neo4jContainer NEO4J = new Neo4jContainer("neo4j:5.26-community");

    private static TestDatabase database;

    @Override
    public synchronized TestDatabase database() {
        if (database == null) {
            database = TestDatabase.server(NEO4J.getBoltUrl(), NEO4J.getAdminPassword());
        }
        return database;
    }

    @BeforeAll
    static void start() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(), "skipped: needs Docker, to start a Neo4j server");
        NEO4J.start();
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
        NEO4J.stop();
    }
}
