package io.throughline.design;

import org.jspecify.annotations.Nullable;

/**
 * A step of a design: one touchpoint, or any touchpoint of a stage.
 *
 * @param touchpoint its id; null where {@code stage} is given
 * @param stage its name; null where {@code touchpoint} is given
 * @param optional leaving it out is no deviation
 * @param anywhere visits to it are never a deviation, wherever they stand
 * @param first journeys may begin here
 * @param last a journey that converted may end here
 */
public record DesignStep(
        String id,
        @Nullable String touchpoint,
        @Nullable String stage,
        boolean optional,
        boolean anywhere,
        boolean first,
        boolean last) {}
