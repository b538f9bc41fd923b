package io.throughline.feedback;

import io.throughline.journey.FeedbackKind;
import io.throughline.measure.NetPromoter;

/**
 * One number for what items of any kind say, −1 to 1.
 *
 * <p>Formula: NPS −1, 0, 1 by class; other scales stretched, 2·(s − least)/(most − least) − 1; effort reversed where low is easy; a text without a score has its polarity.
 */
public final class Levels {
    /** From here on text and score contradict each other. */
    private static final double APART = 1;

    private Levels() {}

    /** NaN where an item has neither a score nor a polarity. */
    public static double of(FeedbackItems items, int item, boolean lowIsEasy) {
        FeedbackForm form = items.form(item);
        return form.scored() ? ofScore(form, items.score(item), lowIsEasy) : items.polarity(item);
    }

    static double ofScore(FeedbackForm form, double score, boolean lowIsEasy) {
        if (form.kind() == FeedbackKind.NPS) {
            return NetPromoter.classOf(score);
        }
        double level = 2 * (score - form.least()) / (form.most() - form.least()) - 1;
        return form.kind() == FeedbackKind.CES && lowIsEasy ? -level : level;
    }

    /** Whether text and score of an item are at least 1 apart. A text without a known word, of polarity 0, contradicts nothing. */
    public static boolean contradicts(FeedbackItems items, int item, boolean lowIsEasy) {
        FeedbackForm form = items.form(item);
        return form.scored()
                && items.polarity(item) != 0
                && Math.abs(ofScore(form, items.score(item), lowIsEasy) - items.polarity(item)) >= APART;
    }
}
