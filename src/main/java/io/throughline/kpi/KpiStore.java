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
    Kpi save(Kpi kpi, @Nullable Integer seen, String who);

    /** Takes a figure away, and what is remembered of it; false where there is none. Throws {@code EditConflict} as {@link #save} does. */
    boolean delete(String id, int seen, String who);

    /**
     * Names departments, creates or changes figures and takes others away, all or nothing. Throws {@code EditConflict} where a revision is not the one that is kept.
     *
     * @param saved with the revision that was seen; 0: there is none yet
     * @param deleted with the revision that was seen
     */
    void apply(List<Department> departments, List<Kpi> saved, List<Kpi> deleted, String who);

    /** Those that answer for something or were named, by id. */
    List<Department> departments();

    /** Makes what is remembered of a figure these points, as of an import. Does nothing for a figure that is gone. */
    void writeHistory(String kpi, List<Past> points, long version);

    /** A figure of [from, to), microseconds UTC. */
    record Past(long from, long to, KpiValue value) {}
}
