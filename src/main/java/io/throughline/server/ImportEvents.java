package io.throughline.server;

import io.throughline.journey.ChangeFeed;
import io.throughline.journey.ImportReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands each new import, whichever instance took it, on to whoever listens. */
final class ImportEvents implements ChangeFeed {
    private final List<Consumer<ImportReport>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Set<String> known;

    @Override
    public Subscription subscribe(Consumer<ImportReport> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Tells of the imports that were not among the newest when this was last called; the first call only remembers them.
     *
     * @param newest the newest imports, newest first
     */
    synchronized void tellNew(Supplier<List<ImportReport>> newest) {
        List<ImportReport> reports = new ArrayList<>(newest.get());
        Collections.reverse(reports);
        Set<String> before = known;
        known = new HashSet<>();
        for (ImportReport report : reports) {
            known.add(report.id());
            if (before != null && !before.contains(report.id())) {
                listeners.forEach(listener -> listener.accept(report));
            }
        }
    }
}
