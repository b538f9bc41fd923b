package io.throughline.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures that are kept, and what they came to. Implemented by the store. */
public interface KpiStore {
    /** By id. */
    List<Kpi> list();

    /**
     * Creates or changes; returns it with its new revision. Throws {@code EditConflict} where {@code seen} is not the revision that is kept.
     *
     * @param seen null: there is none of this id yet
     */
    Kpi save(Kpi kpi, @Nullable Integer seen);

    /** Makes what is remembered of a figure these points, as of an import. Does nothing for a figure that is gone. */
    void writeHistory(String kpi, List<Past> points, long version);

    /** A figure of [from, to), microseconds UTC. */
    record Past(long from, long to, KpiValue value) {}
}
