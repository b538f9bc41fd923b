package io.throughline.ingest.batch;

import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportLog.Written;
import io.throughline.journey.InteractionBatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Writes a part while the next is gathered, and counts what became of the rows of those that are written. */
final class WrittenParts {
    private record UnderWay(InteractionBatch part, RecordFates fates, CompletableFuture<Written> written) {}

    private final ImportSession session;
    private final Refusals refusals;
    private @Nullable UnderWay underWay;
    private long refused;

    WrittenParts(ImportSession session, Refusals refusals) {
        this.session = session;
        this.refusals = refusals;
    }

    boolean isIdle() {
        return underWay == null || underWay.written.isDone();
    }

    /** Counts a row that never came into a part; returns how many are refused by now. */
    long refuse() {
        return ++refused;
    }

    /** Rows that were refused, by the store too. */
    long refused() {
        return refused;
    }

    /** Begins to write a part once the one before is written. A record that the next part may continue has to be known first. */
    void begin(InteractionBatch part, RecordFates fates) {
        settle();
        underWay = new UnderWay(part, fates, session.begin(part));
        if (fates.several()) {
            settle();
        }
    }

    /** Waits for the part that is being written. */
    void settle() {
        UnderWay before = underWay;
        underWay = null;
        if (before == null) {
            return;
        }
        try {
            Written written = before.written.join();
            refused += written.rejected();
            refusals.look(before.part, written.rejected());
            before.fates.wrote(before.part, written.duplicates(), written.rejected());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
