package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportReport;
import io.throughline.store.imports.Leftovers;
import io.throughline.store.imports.StoredImports;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Cypher;
import io.throughline.store.timeline.BoltBulk;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionCallback;

/** A driver that loses the answer to a commit runs the work again; here it does so every time, and nothing is stored twice. */
class LostAnswersIT {
    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void anImportWhoseEveryTransactionRunsTwiceIsStoredOnce() {
        String[] rows = {"ann 1 search flag value=2", "ann 2 buy channel=web", "bob 1 search key=k t.city=Bonn"};
        String[] more = {"ann 3 call", "cid 1 search"};
        Rows.take(database.imports(), "plain", Rows.batch(rows), Rows.batch(more));
        long nodes = database.nodes();
        List<?> ann = database.customers().listInteractions("ann", 100, 0);
        database.clear();

        Cypher twice = new Cypher(new BoltTransactions(twice(database.driver()), null));
        Leases leases = new Leases(twice);
        StoredImports store =
                new StoredImports(twice, new BoltBulk(twice), leases, new Leftovers(twice, leases), event -> {});
        ImportReport report = Rows.take(store, "plain", Rows.batch(rows), Rows.batch(more));
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(database.nodes()).isEqualTo(nodes);
        assertThat(database.customers().listInteractions("ann", 100, 0)).isEqualTo(ann);
        assertThat(database.imports().listImports(10, null)).containsExactly(report);
        assertThat(Rows.take(store, "again", rows).duplicates()).isEqualTo(3);
    }

    private static Driver twice(Driver driver) {
        return proxy(Driver.class, (method, arguments) -> {
            Object result = call(driver, method, arguments);
            return result instanceof Session session ? twice(session) : result;
        });
    }

    private static Session twice(Session session) {
        return proxy(Session.class, (method, arguments) -> {
            if (method.getName().equals("executeWrite") && arguments.length == 1) {
                TransactionCallback<?> work = (TransactionCallback<?>) arguments[0];
                session.executeWrite(work);
                return session.executeWrite(work);
            }
            return call(session, method, arguments);
        });
    }

    private interface Answer {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.of(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
