package io.throughline.store.query;

import java.util.Map;
import java.util.function.Function;

/**
 * The way to a database: over Bolt, or within the process that runs it. Work is tried again where the database asks for it, and its
 * rows are read before it returns.
 */
public interface Transactions {
    <T> T read(Function<Tx, T> work);

    <T> T write(Function<Tx, T> work);

    /** Without trying again, since rows were already handed on. */
    void readOnce(Function<Tx, Boolean> work);

    /** A statement outside any transaction of ours, which may manage some of its own. */
    void run(String statement, Map<String, ?> params);
}
