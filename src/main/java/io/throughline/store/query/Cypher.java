package io.throughline.store.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.MapAccessor;

/** Runs the query files on one database; every name is that of a file. */
public final class Cypher {
    private final Supplier<Transactions> opening;
    private volatile @Nullable Transactions opened;
    private final VisibleImports.Memory imports;

    public Cypher(Transactions transactions) {
        this(() -> transactions, null);
    }

    /**
     * @param opening the way to the database, once somebody wants to go there; asked again where it failed
     * @param file where the list of finished imports is kept between two starts; null: nowhere
     */
    public Cypher(Supplier<Transactions> opening, @Nullable ImportsFile file) {
        this.opening = opening;
        imports = new VisibleImports.Memory(file);
    }

    /** Waits until the database can be asked. */
    public void open() {
        var unused = transactions();
    }

    private Transactions transactions() {
        Transactions way = opened;
        return way == null ? opening() : way;
    }

    private synchronized Transactions opening() {
        Transactions way = opened;
        if (way == null) {
            way = opening.get();
            opened = way;
        }
        return way;
    }

    /** What is remembered of this database's finished imports. */
    VisibleImports.Memory imports() {
        return imports;
    }

    /** Rows of a reading query, in one transaction that is tried again where the database asks for it. */
    public <T> List<T> list(String name, Map<String, ?> params, Function<MapAccessor, T> row) {
        return read(tx -> tx.run(name, params).list(row));
    }

    /** The first row of a reading query. */
    public <T> Optional<T> find(String name, Map<String, ?> params, Function<MapAccessor, T> row) {
        return list(name, params, row).stream().findFirst();
    }

    /** A whole number of the first row of a reading query. */
    public OptionalLong findLong(String name, Map<String, ?> params, String column) {
        return list(name, params, r -> r.get(column).asLong()).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Streams the rows of a reading query, without trying again. */
    public void stream(String name, Map<String, ?> params, Consumer<MapAccessor> row) {
        transactions().readOnce(tx -> {
            tx.run(name, params).forEachRemaining(row);
            return true;
        });
    }

    /** One writing query in one transaction. */
    public <T> List<T> write(String name, Map<String, ?> params, Function<MapAccessor, T> row) {
        return write(tx -> tx.run(name, params).list(row));
    }

    /** One writing query whose rows do not matter. */
    public void write(String name, Map<String, ?> params) {
        write(name, params, row -> row);
    }

    public <T> T read(Function<Tx, T> work) {
        return transactions().read(work);
    }

    public <T> T write(Function<Tx, T> work) {
        return transactions().write(work);
    }

    /** A query that manages transactions of its own. */
    public void batched(String name, Map<String, ?> params) {
        statement(Queries.text(name), params);
    }

    /** One statement outside any transaction of ours. */
    void statement(String text, Map<String, ?> params) {
        transactions().run(text, params);
    }
}
