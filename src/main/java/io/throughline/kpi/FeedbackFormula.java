package io.throughline.kpi;

import io.throughline.feedback.FeedbackFigures;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackGroups;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.ScaleMean;
import io.throughline.feedback.ScoreMeans;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Estimate;
import io.throughline.measure.NetPromoter;
import io.throughline.measure.Rate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A figure of what customers say.
 *
 * @param filter of which items; its kinds are null where the figure has one of its own
 */
public record FeedbackFormula(Figure figure, FeedbackFilter filter) implements KpiFormula {

    /** What is told of the items. */
    public enum Figure {
        NPS(FeedbackKind.NPS, NetPromoter.UNIT, "Promoters (9, 10) less detractors (0 to 6) / NPS answers, times 100."),
        CSAT(FeedbackKind.CSAT, KpiValue.SHARE, "Satisfied answers / CSAT answers, each by its own scale."),
        CES(FeedbackKind.CES, "score", "Mean of answers about effort (CES), on their scale."),
        SCORE(null, "score", "Mean score of items that have one, on their scale."),
        LEVEL(
                null,
                KpiValue.LEVEL,
                "Mean level of items, scores stretched to -1 ... 1, a text without a score by its polarity.");

        private final @Nullable FeedbackKind kind;
        private final String unit;
        private final String definition;

        Figure(@Nullable FeedbackKind kind, String unit, String definition) {
            this.kind = kind;
            this.unit = unit;
            this.definition = definition;
        }

        /** As a query names it. */
        String called() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FeedbackFormula {
        if (figure.kind != null && filter.kinds() != null) {
            throw new InvalidArgument(
                    "formula." + figure.called() + ".kinds",
                    filter.kinds(),
                    "none: only " + figure.kind + " is counted");
        }
    }

    @Override
    public String name() {
        return figure.called();
    }

    @Override
    public Object argument() {
        return FilterText.arguments(filter);
    }

    @Override
    public String definition() {
        String narrowed = FilterText.words(filter);
        return figure.definition + (narrowed.isEmpty() ? "" : " Only " + narrowed + ".");
    }

    @Override
    public String measured() {
        return figure.unit;
    }

    /** The items that are looked at. */
    public FeedbackFilter items() {
        return figure.kind == null ? filter : filter.withKinds(figure.kind);
    }

    /** The figure over items that {@link #items} takes. Throws {@link InvalidArgument} where a mean would mix scales. */
    public KpiValue over(JoinedFeedback joined) {
        if (figure == Figure.SCORE) {
            return score(ScoreMeans.of(joined));
        }
        FeedbackFigures figures = FeedbackGroups.whole(joined);
        return switch (figure) {
            case NPS -> of(figures.nps(), "NPS answers");
            case CSAT -> csat(figures);
            case CES -> effort(figures.ces());
            default -> of(figures.level(), "items with a level");
        };
    }

    private KpiValue of(@Nullable Estimate estimate, String of) {
        return KpiValue.of(estimate == null ? Estimate.none(figure.unit, of) : estimate);
    }

    private static KpiValue csat(FeedbackFigures figures) {
        Rate rate = figures.csat();
        return rate == null ? KpiValue.of(Rate.of(0, 0, "CSAT answers"), 0) : KpiValue.of(rate, figures.customers());
    }

    private KpiValue effort(List<ScaleMean> scales) {
        requireOne(scales, one -> scale(one.least(), one.most()));
        if (scales.isEmpty()) {
            return of(null, "CES answers");
        }
        ScaleMean one = scales.get(0);
        Rate easy = one.easy();
        return KpiValue.of(one.mean())
                .withNote(String.format(
                        Locale.ROOT,
                        "On a scale of %s, low being %s; %,d of %,d answers find it easy.",
                        scale(one.least(), one.most()),
                        filter.lowIsEasy() ? "easy" : "hard",
                        easy.numerator(),
                        easy.denominator()));
    }

    private KpiValue score(List<ScoreMeans.OnScale> scales) {
        requireOne(scales, one -> scale(one.least(), one.most()));
        return scales.isEmpty()
                ? of(null, "items with a score")
                : KpiValue.of(scales.get(0).mean())
                        .withNote("On a scale of "
                                + scale(scales.get(0).least(), scales.get(0).most()) + ".");
    }

    private <T> void requireOne(List<T> scales, Function<T, String> named) {
        if (scales.size() > 1) {
            throw new InvalidArgument(
                    "formula." + name(),
                    "answers on the scales " + scales.stream().map(named).collect(Collectors.joining(", ")),
                    "answers on one scale: choose them by kinds, sources, touchpoints or attributes");
        }
    }

    private static String scale(double least, double most) {
        return number(least) + " to " + number(most);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
