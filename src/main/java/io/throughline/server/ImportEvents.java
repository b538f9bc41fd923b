package io.throughline.server;

import io.throughline.journey.ChangeFeed;
import io.throughline.journey.ImportReport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands each new import, whichever instance took it, on to whoever listens. */
final class ImportEvents implements ChangeFeed {
    private static final long NOTHING = Long.MIN_VALUE;

    private final List<Consumer<ImportReport>> listeners = new CopyOnWriteArrayList<>();
    private long told = NOTHING;

    @Override
    public Subscription subscribe(Consumer<ImportReport> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Finds the imports that became visible after one version and by another, oldest first. */
    interface News {
        List<ImportReport> between(long after, long until);
    }

    /**
     * Tells of the imports that became visible since this was last called; the first call only remembers where the store stands.
     *
     * @param version up to which questions see imports
     */
    synchronized void tellUntil(long version, News news) {
        long before = told;
        told = Math.max(before, version);
        if (before != NOTHING && version > before && !listeners.isEmpty()) {
            news.between(before, version).forEach(report -> listeners.forEach(listener -> listener.accept(report)));
        }
    }
}
