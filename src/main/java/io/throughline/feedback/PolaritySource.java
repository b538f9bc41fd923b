package io.throughline.feedback;

import org.jspecify.annotations.Nullable;

/**
 * Where the polarity of texts in one language comes from.
 *
 * @param texts in this language
 * @param scored those that have a polarity
 * @param ratedTexts that taught
 * @param accuracy balanced, held out by customer; null where there are too few rated texts to tell
 */
public record PolaritySource(
        String language,
        PolarityWay way,
        long texts,
        long scored,
        long ratedTexts,
        @Nullable Double accuracy) {
    /** Stands for texts of which the language is not known. */
    public static final String UNKNOWN = "(unknown)";

    PolaritySource of(long some, long known) {
        return new PolaritySource(language, way, some, known, ratedTexts, accuracy);
    }
}
