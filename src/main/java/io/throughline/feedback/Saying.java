package io.throughline.feedback;

import io.throughline.journey.FeedbackKind;
import org.jspecify.annotations.Nullable;

/**
 * One item as it is shown.
 *
 * @param id stays as long as its import does
 * @param at when it was given, microseconds UTC
 * @param polarity of the text; null where there is none
 * @param level what counts; null where there is none
 * @param text masked
 * @param customer ordinal; {@link StoredVoice#NOBODY}
 */
public record Saying(
        String id,
        long at,
        FeedbackKind kind,
        @Nullable Double score,
        @Nullable Double least,
        @Nullable Double most,
        @Nullable Double level,
        @Nullable Double polarity,
        @Nullable String text,
        @Nullable String language,
        @Nullable String touchpoint,
        @Nullable String channel,
        JoinRule rule,
        int customer,
        String source) {}
