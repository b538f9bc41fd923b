package io.throughline.journey;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer, review or remark of a customer on its way to the store.
 *
 * @param customer null where nobody knows whose it is
 * @param at when it was given, microseconds UTC
 * @param asked when it was asked for; {@link #NEVER}: not known
 * @param touchpoint that it names; null: none
 * @param score within the scale; NaN where there is only a text
 * @param least lowest possible score; NaN without a score, as is {@code most}
 * @param key one item a source has each key; it may be the key of the interaction that it speaks of
 * @param attributes by name
 */
public record FeedbackRow(
        @Nullable String customer,
        long at,
        long asked,
        @Nullable String touchpoint,
        @Nullable String channel,
        FeedbackKind kind,
        double score,
        double least,
        double most,
        @Nullable String text,
        @Nullable String language,
        @Nullable String key,
        Map<String, String> attributes) {
    /** Stands for a time that is not known. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Whole scores up to here are kept as they are. */
    private static final double EXACT = 1 << 24;

    public FeedbackRow {
        customer = whole(customer);
        touchpoint = whole(touchpoint);
        channel = whole(channel);
        text = whole(text);
        language = whole(language);
        key = whole(key);
        attributes = Map.copyOf(attributes);
    }

    private static @Nullable String whole(@Nullable String text) {
        return text == null ? null : WholeText.of(text);
    }

    /** Why a kind, a score and its scale do not go together; null where they do. */
    public static @Nullable String findFault(FeedbackKind kind, double score, double least, double most) {
        if (Double.isNaN(score)) {
            return null;
        }
        if (kind == FeedbackKind.TEXT) {
            return "a text has no score";
        }
        if (Double.isNaN(least) || Double.isNaN(most)) {
            return "a score without a scale: name its ends by least= and most=";
        }
        if (!(least < most)) {
            return least == most
                    ? "the scale ends where it begins"
                    : "the scale ends below its beginning: give the lower number as least=, and where low scores are the good ones turn them round, least + most - score";
        }
        if (!(Math.abs(least) <= EXACT && Math.abs(most) <= EXACT)) {
            return "a scale beyond 16,777,216, whose scores are not kept to the digit: divide scores and ends";
        }
        if (kind == FeedbackKind.NPS && (least != 0 || most != 10)) {
            return "NPS has the scale 0 to 10; other scales are not stretched";
        }
        if (score < least || score > most) {
            return "score outside its scale";
        }
        return kind == FeedbackKind.NPS && score != Math.rint(score) ? "an NPS answer is a whole number" : null;
    }
}
