package io.throughline.store.query;

import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/** Runs the query files on one database; every name is that of a file. */
public final class Cypher {
    private final Driver driver;
    private final SessionConfig sessions;
    private final VisibleImports.Memory imports = new VisibleImports.Memory();

    public Cypher(Driver driver, @Nullable String database) {
        this.driver = driver;
        SessionConfig.Builder config = SessionConfig.builder();
        if (database != null && !database.isBlank()) {
            config.withDatabase(database);
        }
        this.sessions = config.build();
    }

    /** What is remembered of this database's finished imports. */
    VisibleImports.Memory imports() {
        return imports;
    }

    /** Rows of a reading query, in one transaction that is tried again where the database asks for it. */
    public <T> List<T> list(String name, Map<String, ?> params, Function<Record, T> row) {
        return read(tx -> {
            List<T> rows = new ArrayList<>();
            run(tx, name, params).forEachRemaining(r -> rows.add(row.apply(r)));
            return rows;
        });
    }

    /** The first row of a reading query. */
    public <T> Optional<T> find(String name, Map<String, ?> params, Function<Record, T> row) {
        return list(name, params, row).stream().findFirst();
    }

    /** A whole number of the first row of a reading query. */
    public OptionalLong findLong(String name, Map<String, ?> params, String column) {
        return list(name, params, r -> r.get(column).asLong()).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Streams the rows of a reading query, without trying again. */
    public void stream(String name, Map<String, ?> params, Consumer<Record> row) {
        reachable(() -> {
            try (Session session = driver.session(sessions);
                    var tx = session.beginTransaction()) {
                run(tx, name, params).forEachRemaining(row);
                tx.commit();
            }
            return true;
        });
    }

    /** One writing query in one transaction. */
    public <T> List<T> write(String name, Map<String, ?> params, Function<Record, T> row) {
        return write(tx -> {
            List<T> rows = new ArrayList<>();
            run(tx, name, params).forEachRemaining(r -> rows.add(row.apply(r)));
            return rows;
        });
    }

    /** One writing query whose rows do not matter. */
    public void write(String name, Map<String, ?> params) {
        write(tx -> run(tx, name, params).consume());
    }

    public <T> T read(Function<TransactionContext, T> work) {
        return reachable(() -> {
            try (Session session = driver.session(sessions)) {
                return session.executeRead(work::apply);
            }
        });
    }

    public <T> T write(Function<TransactionContext, T> work) {
        return reachable(() -> {
            try (Session session = driver.session(sessions)) {
                return session.executeWrite(work::apply);
            }
        });
    }

    /** A query that manages transactions of its own. */
    public void batched(String name, Map<String, ?> params) {
        statement(Queries.text(name), params);
    }

    /** One statement outside any transaction of ours. */
    void statement(String text, Map<String, ?> params) {
        reachable(() -> {
            try (Session session = driver.session(sessions)) {
                return session.run(text, Map.copyOf(params)).consume();
            }
        });
    }

    public static Result run(SimpleQueryRunner tx, String name, Map<String, ?> params) {
        return tx.run(Queries.text(name), new HashMap<>(params));
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
