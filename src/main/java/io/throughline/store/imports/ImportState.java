package io.throughline.store.imports;

import io.throughline.journey.Clock;
import io.throughline.journey.Rejection;
import io.throughline.store.catalogue.Codes;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What one import has to remember from part to part. Written to by several threads, each for customers of its own. */
final class ImportState {
    static final int REJECTIONS_KEPT = 1000;
    private static final int EXAMPLES = 3;

    final long seq;
    /** Imports that count when duplicates are told. */
    final ImportRanges base;

    final Codes touchpoints;
    final Codes channels;
    final Codes campaigns;
    final SharedIds shared;
    final Retold retold = new Retold();
    final BitSet usedTouchpoints = new BitSet();
    final BitSet usedChannels = new BitSet();
    final BitSet usedCampaigns = new BitSet();
    private final Map<Integer, BitSet> consumed = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> rejections = new ArrayList<>();
    private final BitSet timeCustomers = new BitSet();
    private final BitSet stepCustomers = new BitSet();
    private final BitSet sayers = new BitSet();
    private final Set<String> columns = new TreeSet<>();
    private final Examples changed = new Examples();
    private final Examples traitsDiffer = new Examples();
    private boolean customersKnown;
    private boolean keyed;
    private int parts;
    private long accepted;
    private long duplicates;
    private long said;

    ImportState(Cypher cypher, long seq, ImportRanges base, boolean customersKnown) {
        this.seq = seq;
        this.base = base;
        this.customersKnown = customersKnown;
        this.shared = new SharedIds(cypher, base);
        this.touchpoints = new Codes(cypher, Codes.Kind.TOUCHPOINT);
        this.channels = new Codes(cypher, Codes.Kind.CHANNEL);
        this.campaigns = new Codes(cypher, Codes.Kind.CAMPAIGN);
    }

    int nextPart() {
        return parts++;
    }

    /** True where a customer of the next part may already be in the store. */
    boolean customersKnown() {
        return customersKnown || parts > 0;
    }

    /** Remembers that keys occurred; returns whether an earlier part had some. */
    boolean keyed(boolean now) {
        boolean before = keyed;
        keyed |= now;
        return before;
    }

    /** Places of what the store knew of a customer that this import has met. */
    BitSet consumed(int ordinal) {
        return consumed.computeIfAbsent(ordinal, o -> new BitSet());
    }

    /** The clock that earlier parts of this import gave a customer. */
    synchronized @Nullable Clock clock(int ordinal) {
        return timeCustomers.get(ordinal) ? Clock.TIME : stepCustomers.get(ordinal) ? Clock.STEP : null;
    }

    synchronized void wrote(BitSet time, BitSet step, long rows, long known) {
        timeCustomers.or(time);
        stepCustomers.or(step);
        accepted += rows;
        duplicates += known;
    }

    /** Customers who said something, how many items are new, and how many the store has. */
    synchronized void said(BitSet customers, long items, long known) {
        sayers.or(customers);
        said += items;
        duplicates += known;
    }

    /** Items of feedback that were written. */
    synchronized long said() {
        return said;
    }

    /** Remembers property keys of attributes and traits that were written. */
    synchronized void brought(Set<String> keys) {
        columns.addAll(keys);
    }

    synchronized List<String> columns() {
        return List.copyOf(columns);
    }

    synchronized void reject(Rejection rejection, @Nullable String customer) {
        if (rejections.size() == REJECTIONS_KEPT) {
            return;
        }
        Map<String, Object> kept = new HashMap<>();
        kept.put("place", rejections.size());
        kept.put("line", rejection.line());
        kept.put("reason", rejection.reason());
        kept.put("row", rejection.row());
        kept.put("customer", customer);
        rejections.add(kept);
    }

    /** A row was taken that differs only in value or attributes from a stored one. @param line 0: there is no file */
    synchronized void changed(long line, String row) {
        changed.add(line == 0 ? row : "line " + line + " (" + row + ")");
    }

    /** What to say of such rows. */
    synchronized Optional<String> changedNote() {
        return changed.tell(
                "%,d rows differ only in value or attributes from rows that were stored already, such as %s; they were"
                        + " taken beside them. If this file corrects an earlier one, import it with replaces=.");
    }

    /** A trait of a customer is told differently of the moment that what is stored tells of. */
    synchronized void traitDiffers(String what) {
        traitsDiffer.add(what);
    }

    /** What to say of such traits. */
    synchronized Optional<String> traitsNote() {
        return traitsDiffer.tell(
                "%,d traits are stored with another value of the same moment, such as %s; of equal times the greatest text"
                        + " counts, whichever came first.");
    }

    synchronized List<Map<String, Object>> rejections() {
        return List.copyOf(rejections);
    }

    /** Interactions or costs that were written; where there are none, items of feedback. */
    synchronized long accepted() {
        return accepted == 0 ? said : accepted;
    }

    synchronized long duplicates() {
        return duplicates;
    }

    /** Customers for whom something was written. */
    synchronized int customers() {
        BitSet all = (BitSet) timeCustomers.clone();
        all.or(stepCustomers);
        all.or(sayers);
        return all.cardinality();
    }

    /** How many there are, and the first of them. */
    private static final class Examples {
        private final List<String> first = new ArrayList<>();
        private long count;

        void add(String one) {
            count++;
            if (first.size() < EXAMPLES) {
                first.add(one);
            }
        }

        /** @param note takes the count and the examples */
        Optional<String> tell(String note) {
            return count == 0
                    ? Optional.empty()
                    : Optional.of(String.format(Locale.ROOT, note, count, String.join(", ", first)));
        }
    }
}
