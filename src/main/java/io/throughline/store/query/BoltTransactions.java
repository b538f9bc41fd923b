package io.throughline.store.query;

import io.throughline.journey.Unavailable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/** Over Bolt, as a server is reached. */
public final class BoltTransactions implements Transactions {
    private final Driver driver;
    private final SessionConfig sessions;

    /** @param database blank for the default one */
    public BoltTransactions(Driver driver, @Nullable String database) {
        this.driver = driver;
        SessionConfig.Builder config = SessionConfig.builder();
        if (database != null && !database.isBlank()) {
            config.withDatabase(database);
        }
        this.sessions = config.build();
    }

    /** Those of a server that answers now: a transaction would try for half a minute. @throws Unavailable where none does */
    public static BoltTransactions connect(Driver driver, @Nullable String database) {
        reachable(() -> {
            driver.verifyConnectivity();
            return true;
        });
        return new BoltTransactions(driver, database);
    }

    private static Tx tx(SimpleQueryRunner runner) {
        return (name, params) -> new Rows(runner.run(Queries.text(name), new HashMap<>(params)));
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return reachable(() -> {
            try (Session session = driver.session(sessions)) {
                return session.executeRead(tx -> work.apply(tx(tx)));
            }
        });
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return reachable(() -> {
            try (Session session = driver.session(sessions)) {
                return session.executeWrite(tx -> work.apply(tx(tx)));
            }
        });
    }

    @Override
    public void readOnce(Function<Tx, Boolean> work) {
        reachable(() -> {
            try (Session session = driver.session(sessions);
                    var tx = session.beginTransaction()) {
                boolean done = work.apply(tx(tx));
                tx.commit();
                return done;
            }
        });
    }

    @Override
    public void run(String statement, Map<String, ?> params) {
        reachable(() -> {
            try (Session session = driver.session(sessions)) {
                return session.run(statement, new HashMap<>(params)).consume();
            }
        });
    }

    private static <T> T reachable(Supplier<T> work) {
        try {
            return work.get();
        } catch (ServiceUnavailableException | SessionExpiredException e) {
            throw new Unavailable(
                    "The database cannot be reached: see that Neo4j runs and that spring.neo4j.uri is right.", e);
        }
    }
}
