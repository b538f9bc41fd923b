package io.throughline.store.timeline;

import io.throughline.journey.EvidenceRow;
import io.throughline.store.identity.EvidenceLink;
import io.throughline.store.query.ImportRanges;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads and writes timelines and evidence by the thousand: through the database's own interface where it runs in this process, else over Bolt. Each
 * call is one transaction. Both ways store and tell the same; everything else is asked in Cypher.
 */
public interface Bulk {
    /** The ordinals of customers, by place in {@code ids}; −1 where the store does not know one. */
    int[] findOrdinals(List<String> ids);

    /**
     * Creates timelines, all or none. Where it is tried again, after an answer that was lost, nothing is there twice.
     *
     * @param first of customers new to the store, who are created too
     * @param further of customers it knows
     */
    void create(List<TimelineNode> first, List<TimelineNode> further);

    /** Keeps what records of an import tell of who is one customer; written again, nothing changes. Of one identity there is one link. */
    void createEvidence(long seq, List<EvidenceLink> links);

    /** Tells of all evidence of some imports, in no order. */
    void listEvidence(ImportRanges imports, Consumer<EvidenceRow> sink);

    /** Creates what customers said; arguments and promise as in {@link #create}. */
    void createVoices(List<TimelineNode> first, List<TimelineNode> further);

    /**
     * What some customers already have, with all it takes to tell duplicates; by (ordinal, import, part), packed ones before others.
     *
     * @param ordinals ascending
     * @param imports seqs of those that count; packed timelines are told in any case
     */
    void listKnown(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink);

    /** The same for the import that is about to write something for these customers; no other writes meanwhile. */
    default void listBefore(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink) {
        listKnown(ordinals, imports, sink);
    }

    /** What the index keeps of some customers; arguments and order as in {@link #listKnown}. */
    void listCustomers(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink);

    /** What the index keeps of the customers with ordinals from {@code from} to before {@code to}; order as in {@link #listKnown}. */
    void listRange(int from, int to, ImportRanges imports, Consumer<TimelineNode> sink);

    /** Ordinals of the customers that some imports touched, ascending. */
    int[] listTouched(ImportRanges imports);

    /**
     * Puts one timeline in place of all that each of some customers has, which loses nothing.
     *
     * @param packed makes the properties of the one from all, which are told by (import, part), packed ones first
     */
    void pack(List<Integer> ordinals, Function<List<TimelineNode>, Optional<Map<String, Object>>> packed);

    /** How often timelines that a reader may see were rewritten; told when no such commit is half under way. */
    long countRewrites();

    /** Runs {@code read} while nobody can rewrite timelines. */
    void holdRewrites(Runnable read);
}
