package io.throughline.index;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.Joining;
import io.throughline.journey.Timelines;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The data of one version, whatever is imported meanwhile: everything cut from one moment speaks of the same customers. */
public final class IndexView {
    private final Snapshot snapshot;
    private final Joining joining;
    private final Function<Joining, Snapshot> others;

    IndexView(Snapshot snapshot, Joining joining, Function<Joining, Snapshot> others) {
        this.snapshot = snapshot;
        this.joining = joining;
        this.others = others;
    }

    /** The same data with ids joined to customers so far. */
    public IndexView joined(Joining asked) {
        return asked == joining ? this : new IndexView(others.apply(asked), asked, others);
    }

    /** How far ids are joined to customers. */
    public Joining joining() {
        return joining;
    }

    /** The ordinal that stands for the customer who has this one. */
    public int customerOf(int ordinal) {
        return snapshot.columns().customerOf(ordinal);
    }

    /** Ordinals of all ids of a customer; the one that stands for it, where it has no other. */
    public int[] idsOf(int customer) {
        return snapshot.columns().idsOf(customer);
    }

    /** The ordinal of the id under which a row of a customer's timeline is kept. @param slot of the customer */
    public int idOf(Timelines timelines, int slot, int row) {
        return snapshot.columns().idOf(timelines, slot, row);
    }

    /** No two states of the data share a version. */
    public long version() {
        return snapshot.version();
    }

    /** Attributes and traits. */
    public AttributeTable columns() {
        return snapshot.columns();
    }

    /** Ids of touchpoints that any interaction has met, ascending. */
    public Set<String> touchpointIds() {
        return snapshot.touchpointIds();
    }

    /**
     * Timelines to be cut.
     *
     * @param customers ordinals of those who are looked at; null: all
     * @param conversions touchpoints that convert instead of those marked; null: those marked
     */
    public TimelineCut timelinesOf(@Nullable BitSet customers, @Nullable List<String> conversions) {
        return new TimelineCut(snapshot, customers, conversions);
    }
}
