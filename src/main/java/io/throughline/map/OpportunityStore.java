package io.throughline.map;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where opportunities are kept one by one. Implemented by the store. */
public interface OpportunityStore {
    /** By id. */
    List<Opportunity> list();

    /**
     * Creates or changes; returns it with its new revision. One at a stage raises the revision of the stage's map as well. Throws
     * {@code EditConflict} where {@code seen} is not the revision that is kept.
     *
     * @param seen null: there is none of this id yet
     */
    Opportunity save(Opportunity opportunity, @Nullable Integer seen, String by);
}
