package io.throughline.store;

/** The right to change what is stored, held by one session at a time over all instances on a database; see {@link Leases}. */
final class Lease implements AutoCloseable {
    private final String owner;
    private final Runnable giveBack;
    private boolean closed;

    Lease(String owner, Runnable giveBack) {
        this.owner = owner;
        this.giveBack = giveBack;
    }

    String owner() {
        return owner;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack.run();
        }
    }
}
