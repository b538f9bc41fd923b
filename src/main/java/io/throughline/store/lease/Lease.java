package io.throughline.store.lease;

import io.throughline.store.query.Tx;
import java.util.Map;
import java.util.function.Consumer;

/** The right to change what is stored, held by one session at a time over all instances on a database; see {@link Leases}. */
public final class Lease implements AutoCloseable {
    private final String owner;
    private final Consumer<Lease> end;
    private boolean givenBack;
    private boolean closed;

    /** @param end ends what is done while it is held, and gives it back where that has not been done */
    Lease(String owner, Consumer<Lease> end) {
        this.owner = owner;
        this.end = end;
    }

    public String owner() {
        return owner;
    }

    /** Gives it back when this transaction commits; who sees it do so says {@link #markGivenBack}. */
    public void giveBack(Tx tx) {
        tx.run("lease/release-lease", Map.of("owner", owner)).consume();
    }

    public void markGivenBack() {
        givenBack = true;
    }

    boolean isGivenBack() {
        return givenBack;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            end.accept(this);
        }
    }
}
