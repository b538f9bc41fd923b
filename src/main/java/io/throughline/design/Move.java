package io.throughline.design;

/**
 * One move of an alignment.
 *
 * @param step where the journey moves alone (EXTRA, ANYWHERE) the id of its step, else that of the design's
 */
public record Move(Kind kind, String step) {
    /** Who moves, and whether it costs. */
    public enum Kind {
        AGREE,
        SKIPPED,
        EXTRA,
        ANYWHERE,
        OPTIONAL
    }
}
