package io.throughline;

import io.throughline.journey.ChangeFeed;
import io.throughline.journey.ImportReport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands each import of this process on to whoever listens. */
final class Changes implements ChangeFeed {
    private final List<Consumer<ImportReport>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Subscription subscribe(Consumer<ImportReport> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(ImportReport report) {
        listeners.forEach(listener -> listener.accept(report));
    }
}
