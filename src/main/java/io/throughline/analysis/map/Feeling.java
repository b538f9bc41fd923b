package io.throughline.analysis.map;

import io.throughline.journey.FeedbackKind;
import io.throughline.map.DrawnFeeling;
import io.throughline.measure.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a persona feels in a stage: what customers said there, and what somebody drew.
 *
 * @param persona null: all customers of a map without personas
 * @param measured mean level, −1 to 1
 * @param kinds what the level is drawn from
 * @param drawn null where nobody drew anything
 * @param gap measured − drawn / 2; null without both
 * @param qValue of the drawn level being within 0.25 of the true one, Benjamini–Hochberg over all cells of the map; null below 10 customers
 * @param disagrees the drawn level lies outside the interval widened by 0.25, and q is below 0.05
 */
public record Feeling(
        @Nullable String persona,
        Estimate measured,
        List<KindCount> kinds,
        @Nullable DrawnFeeling drawn,
        @Nullable Double gap,
        @Nullable Double qValue,
        boolean disagrees) {
    /** Below so many customers a level is shown, but joins no line. */
    public static final int FEW = 5;

    public Feeling {
        kinds = List.copyOf(kinds);
    }

    /** Items of one kind. */
    public record KindCount(FeedbackKind kind, long items) {}
}
