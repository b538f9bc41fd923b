package io.throughline.journey;

import java.util.List;
import java.util.function.Consumer;

/** Stored attributes and traits as the index reads them, as they were at a version it already holds. Implemented by the store. */
public interface ColumnSource {

    /** Names that imports visible at {@code version} brought, ascending. */
    ColumnNames loadColumnNames(long version);

    /**
     * An attribute of some customers: every timeline of theirs that was visible at {@code version}, by ordinal, then in the order of
     * arrival. Returns false, whatever the sink was given, where an import was taken out since.
     *
     * @param ordinals ascending
     */
    boolean loadAttribute(String name, long version, int[] ordinals, Consumer<StoredCells> sink);

    /** A trait of some customers, one or more values each, by ordinal, then in the order of arrival; otherwise as {@link #loadAttribute}. */
    boolean loadTrait(String name, long version, int[] ordinals, Consumer<StoredTrait> sink);

    /** What tells rows apart that are alike in all else, as one text of each: its attributes by name, then its source; otherwise as {@link #loadAttribute}. */
    default void loadRest(long version, int[] ordinals, Consumer<StoredCells> sink) {}

    /** Names of all attributes and traits. */
    record ColumnNames(List<String> attributes, List<String> traits) {
        public ColumnNames {
            attributes = List.copyOf(attributes);
            traits = List.copyOf(traits);
        }
    }

    /**
     * One attribute of what one timeline holds.
     *
     * @param at as in {@link TimelineSource.StoredTimeline}
     * @param cells parallel to {@code at}; empty, or beyond the end of this array, where missing
     */
    record StoredCells(int ordinal, long[] at, String[] cells) {}

    /** A value of a trait and the time at which it was learnt. */
    record StoredTrait(int ordinal, long at, String value) {}
}
