package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Unavailable;
import io.throughline.store.query.BoltTransactions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.springframework.mock.env.MockEnvironment;

/** A start that has no database says so at once, in one line. */
class StoreStartTest {
    @Test
    void aBuildWithoutADatabaseAsksForOne() {
        MockEnvironment settings = new MockEnvironment();
        assertThatThrownBy(() -> StoreStart.requireServer(settings))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("--spring.neo4j.uri=bolt://HOST:7687");
        settings.setProperty("spring.neo4j.uri", "bolt://db:7687");
        assertThatCode(() -> StoreStart.requireServer(settings)).doesNotThrowAnyException();
    }

    @Test
    void aServerThatDoesNotAnswerIsTold() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (Driver driver = GraphDatabase.driver("bolt://127.0.0.1:" + free)) {
            assertThatThrownBy(() -> BoltTransactions.connect(driver, ""))
                    .isInstanceOf(Unavailable.class)
                    .hasMessage(
                            "The database cannot be reached: see that Neo4j runs and that spring.neo4j.uri is right.");
        }
    }
}
