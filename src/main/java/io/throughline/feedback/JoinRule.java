package io.throughline.feedback;

/** How an item found its interaction, in the order in which the ways are tried. */
public enum JoinRule {
    /** It names a touchpoint: the customer's last visit to it by then. */
    NAMED,
    /** It names a touchpoint that the customer had not visited by then; no journey. */
    NAMED_ONLY,
    /** Its key is that of an interaction of the customer. */
    KEY,
    /** The customer's last interaction by then, not too long before. */
    NEAREST,
    /** Not at all. */
    NONE;

    private static final JoinRule[] ALL = values();

    static JoinRule of(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether there is an interaction. */
    public boolean joins() {
        return this == NAMED || this == KEY || this == NEAREST;
    }
}
