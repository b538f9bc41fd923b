package io.throughline.journey;

import io.throughline.catalogue.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stored timelines as the index reads them. Implemented by the store; only visible imports are read. */
public interface TimelineSource extends ColumnSource {

    /** Rises whenever anything visible changes: an import appears or leaves, the catalogue is edited. */
    long version();

    Catalogue loadCatalogue();

    /**
     * A text that tells which imports were visible at {@code version}: equal for the same imports only, whichever store they are in.
     * Empty where it cannot be told, as an import was taken out or somebody erased since, or the store has not come so far.
     */
    Optional<String> findState(long version);

    /** Every timeline node, ordered by customer ordinal; returns the version the read corresponds to (at least). */
    long loadAll(Consumer<StoredTimeline> sink);

    /**
     * Whole timelines of every customer touched by imports that became visible after {@code version}, ordered by ordinal; returns the
     * version reached, or −1 where only {@link #loadAll} can answer (an import was taken out since).
     */
    long loadChanged(long version, Consumer<StoredTimeline> sink);

    /** A person was erased at a version. @param ordinals of customers, none where only identifiers went */
    record Erased(long version, int[] ordinals) {}

    /** Who was erased after one version and by another, by version. */
    default List<Erased> loadErased(long after, long until) {
        return List.of();
    }

    /** What imports that became visible after one version and by another tell of who is one customer, in no order. */
    default void loadEvidence(long after, long until, Consumer<EvidenceRow> sink) {}

    /** What customers said in imports that became visible after one version and by another, in no order. */
    default void loadConsents(long after, long until, Consumer<ConsentRow> sink) {}

    /** What people decided of identifiers, oldest first. */
    default List<IdentityDecision> loadDecisions() {
        return List.of();
    }

    /** Ids of customers, in the order of the ordinals asked for. */
    String[] loadIds(int[] ordinals);

    /** Customers whose id begins with {@code prefix}, by id, after the id {@code after}; at most {@code first}. Some may have no visible timeline. */
    List<CustomerId> listCustomers(String prefix, String after, int first);

    /** A customer's id and dense number. */
    record CustomerId(String id, int ordinal) {}

    /**
     * What one part of one import brought for one customer, or many imports, packed; arrays run in parallel, sorted by time.
     *
     * @param ordinal dense number of the customer, given once
     * @param order import sequence: of equal times the lower comes first, then {@code part}, then position
     * @param sources source of each entry where the node holds what several imports brought; null: all are of {@code source}
     * @param moment of the import, microseconds UTC: later times are kept, but do not say how far the data reaches
     * @param moments of the import of each entry where {@code sources} are given
     * @param channels codes of the catalogue, −1 where the row names none
     * @param derived per entry: a conversion derived from a flag, not a row, with the touchpoint of its row; null: none is
     * @param values NaN where there is none; null: none at all
     * @param places what else tells the order of equal times and which conversions are one
     */
    record StoredTimeline(
            int ordinal,
            String customer,
            long order,
            int part,
            String source,
            String @Nullable [] sources,
            long moment,
            long @Nullable [] moments,
            Clock clock,
            long[] at,
            int[] touchpoints,
            int[] channels,
            int[] campaigns,
            double @Nullable [] values,
            boolean @Nullable [] derived,
            Places places) {
        /** Whether an entry was derived from the flag of the one before it, which has left its value to it. */
        public boolean ownsBefore(int place) {
            int row = place - 1;
            return derived != null
                    && row >= 0
                    && derived[place]
                    && !derived[row]
                    && (places.alone == null || !places.alone[place])
                    && at[row] == at[place]
                    && touchpoints[row] == touchpoints[place]
                    && channels[row] == channels[place]
                    && campaigns[row] == campaigns[place]
                    && (values == null || Double.isNaN(values[row]))
                    && (places.imports == null || places.imports[row] == places.imports[place]);
        }
    }

    /**
     * What tells the order of equal times, and which conversions are one. Arrays run parallel to the entries.
     *
     * @param imports seq of the import of each entry; null: all are of one
     * @param sequences NaN where there is none; null: none at all
     * @param orders number of the order of each entry, 0 for none; null: none at all
     * @param mixed times of which imports told differently what others told too; content alone orders them
     * @param alone derived entries that stand behind a row of another part, not their own; null: none does
     */
    record Places(
            long @Nullable [] imports,
            double @Nullable [] sequences,
            int @Nullable [] orders,
            long[] mixed,
            boolean @Nullable [] alone) {
        public static final Places NONE = new Places(null, null, null, new long[0], null);
    }
}
