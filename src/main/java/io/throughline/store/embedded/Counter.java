package io.throughline.store.embedded;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;

/** The node that counts how often timelines were rewritten. Whoever holds its lock has it to himself: commits that change it are over, and the next waits. */
final class Counter {
    private Counter() {}

    private static Node node(Transaction tx) {
        return requireNonNull(Shortcuts.counter(tx), "the database has no schema");
    }

    /** How often timelines lost something. */
    static long losses(Transaction tx) {
        return count(tx, "rewrites");
    }

    /** How often timelines lost something or were packed. */
    static long rewrites(Transaction tx) {
        return losses(tx) + count(tx, "packings");
    }

    private static long count(Transaction tx, String what) {
        return Shortcuts.number(node(tx).getProperty(what, 0L));
    }

    /** Counts one more; imports from now on are in no packed timeline yet. */
    static void mark(Transaction tx, String what) {
        Node counter = node(tx);
        tx.acquireWriteLock(counter);
        counter.setProperty(what, Shortcuts.number(counter.getProperty(what, 0L)) + 1);
        counter.setProperty("packedBefore", counter.getProperty("seq"));
    }

    static Transaction beginLocked(Supplier<GraphDatabaseService> database) {
        return EmbeddedBulk.retried(() -> {
            Transaction tx = database.get().beginTx();
            try {
                tx.acquireWriteLock(node(tx));
                return tx;
            } catch (RuntimeException failure) {
                tx.close();
                throw failure;
            }
        });
    }
}
