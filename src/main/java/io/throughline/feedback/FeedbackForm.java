package io.throughline.feedback;

import io.throughline.journey.FeedbackKind;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What many items share: all but customer, times, score and text. Items keep a code for it.
 *
 * @param least lowest possible score; NaN without a score, as is {@code most}
 * @param seq of the import that brought the item
 * @param text whether it has a text
 */
public record FeedbackForm(
        FeedbackKind kind,
        double least,
        double most,
        @Nullable String touchpoint,
        @Nullable String channel,
        @Nullable String language,
        boolean text,
        String source,
        long seq) {
    /** An order that content decides, imports last. */
    static final Comparator<FeedbackForm> ORDER = Comparator.comparing(FeedbackForm::kind)
            .thenComparingDouble(FeedbackForm::least)
            .thenComparingDouble(FeedbackForm::most)
            .thenComparing(FeedbackForm::touchpoint, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FeedbackForm::channel, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FeedbackForm::language, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FeedbackForm::text)
            .thenComparing(FeedbackForm::source)
            .thenComparingLong(FeedbackForm::seq);

    /** Whether items have a score. */
    public boolean scored() {
        return !Double.isNaN(least);
    }
}
