package io.throughline.journey;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The imports that the system of record is made of: opened, listed and taken out again. Implemented by the store. */
public interface ImportLog {

    /**
     * Opens an import; waits until no other is running anywhere on this store.
     *
     * @param takesSampleOut the sample leaves in the same switch that makes this import visible, if there is one
     */
    ImportSession open(String source, boolean sample, boolean takesSampleOut);

    /**
     * Opens an import like {@link #open} that takes earlier ones out in the same switch, and is judged as if they were out already.
     *
     * @param replaced id of an import, or a source: all its imports
     * @throws ImportRefused where there is none so called
     */
    ImportSession openInstead(String replaced, String source, boolean takesSampleOut);

    /**
     * Waits until what killed or removed imports left is deleted. Nothing of it can be seen, so only those who write much need to.
     *
     * @param timelinesLeft told now and then how many timelines are still to be deleted
     */
    default void awaitPurge(LongConsumer timelinesLeft) {}

    /**
     * Takes a finished import out again, with all it brought; it is gone from every figure at once, from the disk in the background. The audit log tells it with
     * the same write. False if there is none with this id.
     *
     * @param who asked for it
     * @param action by which
     */
    boolean remove(String importId, String who, String action);

    /** What to say to whoever takes an import out: which others counted rows as duplicates that go with it. */
    default List<String> listLosses(String importId) {
        return List.of();
    }

    /** Finished imports, newest first, after the one with id {@code after}; at most {@code first}. */
    List<ImportReport> listImports(int first, @Nullable String after);

    /** Imports that became visible after one version of the store and by another, oldest first; at most the {@code most} newest of them. */
    default List<ImportReport> listBetween(long after, long until, int most) {
        return List.of();
    }

    /** Records of a finished import that were not taken, as they came; empty where none is kept. */
    default Optional<KeptRows> findKept(String importId, RecordAccount.Fate fate) {
        return Optional.empty();
    }

    /** Facts of a kind about finished imports, by the id of the import, each in the order in which they were attached. */
    default Map<String, List<ImportFact>> findFacts(List<String> importIds, String kind) {
        return Map.of();
    }

    /** True when no import is visible. */
    boolean isEmpty();

    /** One import under way. Closing it unfinished leaves nothing behind. */
    interface ImportSession extends AutoCloseable {
        String id();

        /** Touchpoints marked as conversions when the session was opened. */
        Set<String> conversions();

        /**
         * Tells what customers' ids are keys of.
         *
         * @param compare whether to tell of those that other systems brought too
         */
        default void keysOf(CustomerKeys keys, boolean compare) {}

        /** Has the audit log tell of this import once it is visible, in the same write. @param who sent it */
        default void audit(String who) {}

        /** Marks a touchpoint as a conversion once this import is visible. */
        void markConversion(String touchpoint);

        /** Writes one part; returns how many of its rows (derived entries not counted) became interactions, were duplicates, were rejected. */
        Written write(InteractionBatch part);

        /**
         * Writes one part while its caller gathers the next; what became of its rows is known when it is complete. One at a time; closing waits for it.
         */
        default CompletableFuture<Written> begin(InteractionBatch part) {
            return CompletableFuture.completedFuture(write(part));
        }

        /** Writes costs; returns how many of them are new, and how many an earlier import brought. */
        Written writeCosts(List<CostRow> costs);

        /** Writes what customers said; returns the places of what is new, all else the store has already. */
        default BitSet writeFeedback(List<FeedbackRow> rows) {
            throw new UnsupportedOperationException("no feedback is kept here");
        }

        /** Keeps what records tell of who is one customer. */
        default void writeEvidence(List<EvidenceRow> evidence) {}

        /** Keeps whether customers agreed to be looked at. */
        default void writeConsents(List<ConsentRow> consents) {}

        /** Keeps a refused row; the first 1,000 are kept, all are counted by the caller. */
        void reject(Rejection rejection, @Nullable String customer);

        /** Keeps records that were not taken as they came; visible with the import, gone with it. */
        default void keep(KeptRows rows) {}

        /** Keeps facts about the import; visible with it, gone with it. */
        default void attach(List<ImportFact> facts) {}

        /** The one moment at which the import becomes visible. */
        ImportReport finish(String digest, RecordAccount account, List<String> notes);

        @Override
        void close();
    }

    /** Outcome of one part, counted in rows. */
    record Written(long accepted, long duplicates, long rejected) {}
}
