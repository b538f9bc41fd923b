package io.throughline.index;

import io.throughline.journey.AttributeTable;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data of one version, whatever is imported meanwhile: everything cut from one moment speaks of the same customers. */
public final class IndexView {
    private final Snapshot snapshot;

    IndexView(Snapshot snapshot) {
        this.snapshot = snapshot;
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
