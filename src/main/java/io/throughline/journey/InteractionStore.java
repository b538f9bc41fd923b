package io.throughline.journey;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The system of record as those who bring interactions, or ask for one customer, see it. Implemented by the store. */
public interface InteractionStore {

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

    /** Takes a finished import out again, with all it brought; it is gone from every figure at once, from the disk in the background. False if there is none with this id. */
    boolean remove(String importId);

    /** Finished imports, newest first, after the one with id {@code after}; at most {@code first}. */
    List<ImportReport> listImports(int first, @Nullable String after);

    Optional<Customer> findCustomer(String id);

    /** One customer's interactions in timeline order, after {@code position} (0: from the first); at most {@code first}. */
    List<TimelineEntry> listInteractions(String customer, int first, long position);

    /** True when no import is visible. */
    boolean isEmpty();

    /** Changes what the catalogue says of a touchpoint; null leaves a property as it is. Creates nothing. */
    Optional<Touchpoint> describe(
            String id,
            @Nullable String name,
            @Nullable String channel,
            @Nullable ChannelKind kind,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable Boolean conversion);

    /** Describes touchpoints before their first interaction arrives, as a sample market brings its own catalogue. */
    void describeAll(List<Touchpoint> touchpoints, Map<String, Integer> stageOrder, boolean sample);

    /** One import under way. Closing it unfinished leaves nothing behind. */
    interface ImportSession extends AutoCloseable {
        String id();

        /** Touchpoints marked as conversions when the session was opened. */
        Set<String> conversions();

        /** Marks a touchpoint as a conversion once this import is visible. */
        void markConversion(String touchpoint);

        /** Writes one part; returns how many of its rows (derived entries not counted) became interactions, were duplicates, were rejected. */
        Written write(InteractionBatch part);

        /** Writes costs; returns how many of them are new, and how many an earlier import brought. */
        Written writeCosts(List<CostRow> costs);

        /** Keeps a refused row; the first 1,000 are kept, all are counted by the caller. */
        void reject(Rejection rejection, @Nullable String customer);

        /** The one moment at which the import becomes visible. */
        ImportReport finish(String digest, long rows, long rejected, List<String> notes);

        @Override
        void close();
    }

    /** Outcome of one part, counted in rows. */
    record Written(long accepted, long duplicates, long rejected) {}

    /** A customer with what is known of them. */
    record Customer(String id, Map<String, String> traits) {}

    /**
     * One interaction of one customer as stored.
     *
     * @param position 1-based place in the timeline
     * @param at microseconds UTC, or the step number
     */
    record TimelineEntry(
            long position,
            Clock clock,
            long at,
            Touchpoint touchpoint,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable Double value,
            Map<String, String> attributes,
            String source) {}
}
