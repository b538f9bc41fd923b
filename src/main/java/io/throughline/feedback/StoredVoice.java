package io.throughline.feedback;

import io.throughline.journey.FeedbackKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one part of one import holds of what one customer said; arrays run in parallel, sorted by time. Arrays other than {@code at} and {@code kinds} may be empty, which
 * stands for nothing in any place.
 *
 * @param ordinal of the customer; {@link #NOBODY}: nobody knows whose it is
 * @param customer id; empty for nobody
 * @param asked {@link io.throughline.journey.FeedbackRow#NEVER} where it is not known
 * @param scores NaN where there is none, as are {@code least} and {@code most}
 * @param touchpoints ids; empty where none is named, as are channels, keys, languages, texts and attributes
 */
public record StoredVoice(
        int ordinal,
        String customer,
        long[] at,
        long[] asked,
        FeedbackKind[] kinds,
        double[] scores,
        double[] least,
        double[] most,
        String[] touchpoints,
        String[] channels,
        String[] keys,
        String[] languages,
        String[] texts,
        Map<String, String[]> attributes) {
    /** Stands for the customer of what nobody knows the customer of. */
    public static final int NOBODY = -1;

    public int size() {
        return at.length;
    }

    /** Null for nothing. */
    public static @Nullable String text(String[] texts, int place) {
        return place >= texts.length || texts[place].isEmpty() ? null : texts[place];
    }

    /** NaN for nothing. */
    public static double number(double[] numbers, int place) {
        return place >= numbers.length ? Double.NaN : numbers[place];
    }
}
