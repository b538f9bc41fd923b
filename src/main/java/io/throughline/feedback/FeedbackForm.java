package io.throughline.feedback;

import io.throughline.journey.FeedbackKind;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What many items share: all but customer, times, score and text. Items keep a code for it.
 *
 * @param least lowest possible score; NaN without a score, as is {@code most}
 * @param language of the text, as its row names it or as it was told; null: unknown
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
    /** An order that content decides, whatever is told of the text. */
    static final Comparator<FeedbackForm> CONTENT = Comparator.comparing(FeedbackForm::kind)
            .thenComparingDouble(FeedbackForm::least)
            .thenComparingDouble(FeedbackForm::most)
            .thenComparing(FeedbackForm::touchpoint, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FeedbackForm::channel, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FeedbackForm::text);
    /** The same, then by language, source and import. */
    static final Comparator<FeedbackForm> ORDER = CONTENT.thenComparing(
                    FeedbackForm::language, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(FeedbackForm::source)
            .thenComparingLong(FeedbackForm::seq);

    /** Whether items have a score. */
    public boolean scored() {
        return !Double.isNaN(least);
    }
}
