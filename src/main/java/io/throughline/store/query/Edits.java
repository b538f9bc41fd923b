package io.throughline.store.query;

import java.util.HashMap;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.neo4j.driver.types.MapAccessor;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions in which repositories save nodes; query files run in them too. */
public final class Edits {
    private final Neo4jClient client;
    private final TransactionTemplate template;

    public Edits(Neo4jClient client, PlatformTransactionManager transactions) {
        this.client = client;
        this.template = new TransactionTemplate(transactions);
    }

    /** All of it, or nothing; within another of these it is a part of that one. */
    public <T> T write(Function<Tx, T> work) {
        return Objects.requireNonNull(template.execute(status -> work.apply(tx())));
    }

    /** Does it, and takes all of it back. */
    public void rehearse(Consumer<Tx> work) {
        template.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.accept(tx());
        });
    }

    private Tx tx() {
        return (name, params) -> new Rows(client.query(Queries.text(name))
                .bindAll(new HashMap<>(params))
                .fetchAs(MapAccessor.class)
                .mappedBy((types, row) -> row)
                .all()
                .iterator());
    }
}
