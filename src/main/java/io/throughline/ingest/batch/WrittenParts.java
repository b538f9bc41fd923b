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

    /**
     * Writes a part once the one before is written.
     *
     * @param last nothing is gathered meanwhile, nor where the next part may continue a record of this one
     */
    void write(InteractionBatch part, RecordFates fates, boolean last) {
        settle();
        if (last || fates.several()) {
            count(part, fates, session.write(part));
        } else {
            underWay = new UnderWay(part, fates, session.begin(part));
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
            count(before.part, before.fates, before.written.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void count(InteractionBatch part, RecordFates fates, Written written) {
        refused += written.rejected();
        refusals.look(part, written.rejected());
        fates.wrote(part, written.duplicates(), written.rejected());
    }
}
