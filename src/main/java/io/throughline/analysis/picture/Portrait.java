package io.throughline.analysis.picture;

import org.jspecify.annotations.Nullable;

/**
 * Whose journey a picture shows.
 *
 * @param name of the persona, or of all
 * @param who what tells these customers apart, in words
 * @param wants what they want, in words; null where nobody wrote it
 * @param customers how many they are; null where that is not counted
 * @param everyone customers of the data; 0 where that is not counted
 */
public record Portrait(
        String name,
        @Nullable String who,
        @Nullable String wants,
        @Nullable Long customers,
        long everyone) {
    /** Only a name. */
    public static Portrait of(String name) {
        return new Portrait(name, null, null, null, 0);
    }
}
