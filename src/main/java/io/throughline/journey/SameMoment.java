package io.throughline.journey;

/** What several conversions of one customer at one time and touchpoint are, where no order tells. */
public enum SameMoment {
    /** One conversion; their values add. */
    FOLD,
    /** Each its own. */
    KEEP
}
