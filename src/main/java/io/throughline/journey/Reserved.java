package io.throughline.journey;

import java.util.Set;

/** Names the service gives a meaning of its own. */
public final class Reserved {
    public static final String START = "START";
    public static final String ENDED = "ENDED";
    public static final String OTHER = "OTHER";
    /** The step of an interaction without channel, stage or campaign. */
    public static final String NONE = "(none)";
    /** The touchpoint of a conversion that was flagged on a row of another touchpoint. */
    public static final String CONVERSION = "Conversion";

    private static final Set<String> NAMES = Set.of(START, ENDED, OTHER, NONE);

    private Reserved() {}

    /** The name itself, or with a trailing ' where it would read as one of ours. */
    public static String free(String name) {
        return NAMES.contains(name) ? name + "'" : name;
    }
}
