package io.throughline.feedback;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.InvalidArgument;
import io.throughline.measure.ClusteredMean;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.NetPromoter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums over items, a customer's next to each other; an item without a customer is a unit of its own. */
final class FeedbackSums {
    static final String LEVEL = "level, -1 to 1";
    static final String LEVELLED = "items with a level";
    /** Share of the scale from which on a customer is satisfied. */
    private static final double SATISFIED = 0.75;

    /** Share of a scale that ends and scores may be off by, as they are sums of binary fractions. */
    private static final double TINY = 1e-6;

    private record Scale(double least, double most) {}

    /** Sums of one scale of effort, and of the customer under way. */
    private static final class Effort {
        final ClusteredMean mean = new ClusteredMean();
        final ClusteredRate easy = new ClusteredRate();
        long count;
        double sum;
        double squares;
        long easily;
    }

    private final JoinedFeedback joined;
    private final NetPromoter nps = new NetPromoter();
    private final ClusteredRate csat = new ClusteredRate();
    private final ClusteredMean level = new ClusteredMean();
    private final Map<Scale, Effort> efforts =
            new TreeMap<>(Comparator.comparingDouble(Scale::least).thenComparingDouble(Scale::most));
    private final long[] classes = new long[3];
    private long items;
    private long customers;
    private long answers;
    private long satisfied;
    private long csatItems;
    private long levels;
    private double levelSum;
    private double levelSquares;
    private int at = Integer.MIN_VALUE;
    /** Of the answers that a given top is held against. */
    private @Nullable Scale topScale;

    FeedbackSums(JoinedFeedback joined) {
        this.joined = joined;
    }

    void add(int place) {
        int customer = joined.customer(place);
        if (customer != at || customer == StoredVoice.NOBODY) {
            settle();
            at = customer;
            customers += customer == StoredVoice.NOBODY ? 0 : 1;
        }
        items++;
        double mine = joined.level(place);
        if (!Double.isNaN(mine)) {
            levels++;
            levelSum += mine;
            levelSquares += mine * mine;
        }
        FeedbackItems all = joined.items();
        FeedbackForm form = all.form(joined.item(place));
        if (form.scored()) {
            addScore(form, all.score(joined.item(place)));
        }
    }

    private void addScore(FeedbackForm form, double score) {
        double span = form.most() - form.least();
        if (form.kind() == FeedbackKind.NPS) {
            classes[NetPromoter.classOf(score) + 1]++;
        } else if (form.kind() == FeedbackKind.CSAT) {
            Double top = joined.filter().top();
            answers++;
            satisfied +=
                    score >= (top == null ? form.least() + (SATISFIED - TINY) * span : requireOn(form, top)) ? 1 : 0;
        } else if (form.kind() == FeedbackKind.CES) {
            double middle = form.least() + span / 2;
            double tiny = TINY * span;
            Effort effort = efforts.computeIfAbsent(new Scale(form.least(), form.most()), s -> new Effort());
            effort.count++;
            effort.sum += score;
            effort.squares += score * score;
            effort.easily += (joined.filter().lowIsEasy() ? score < middle - tiny : score > middle + tiny) ? 1 : 0;
        }
    }

    /** The lowest satisfied score, which says something on its scale alone. */
    private double requireOn(FeedbackForm form, double top) {
        Scale first = topScale == null ? new Scale(form.least(), form.most()) : topScale;
        topScale = first;
        boolean one = first.least == form.least() && first.most == form.most();
        if (!one || !(top > first.least && top <= first.most)) {
            throw new InvalidArgument(
                    "filter.top",
                    top,
                    one
                            ? "above " + first.least + " and at most " + first.most + ", the scale of the answers"
                            : "for answers on one scale; these are on " + first.least + " to " + first.most + " and on "
                                    + form.least() + " to " + form.most() + ": choose some, or leave it out");
        }
        return top;
    }

    /** The customer under way is complete. */
    private void settle() {
        nps.add(classes[2], classes[1], classes[0]);
        csat.add(satisfied, answers);
        csatItems += answers;
        level.add(levels, levelSum, levelSquares);
        for (Effort effort : efforts.values()) {
            effort.mean.add(effort.count, effort.sum, effort.squares);
            effort.easy.add(effort.easily, effort.count);
            effort.count = 0;
            effort.sum = 0;
            effort.squares = 0;
            effort.easily = 0;
        }
        Arrays.fill(classes, 0);
        answers = 0;
        satisfied = 0;
        levels = 0;
        levelSum = 0;
        levelSquares = 0;
    }

    FeedbackFigures figures() {
        settle();
        at = Integer.MIN_VALUE;
        List<ScaleMean> scales = new ArrayList<>();
        efforts.forEach((scale, effort) -> scales.add(new ScaleMean(
                scale.least,
                scale.most,
                effort.mean.on(scale.least, scale.most, "score", "CES answers"),
                effort.easy.rate("CES answers"))));
        long asked = nps.promoters() + nps.passives() + nps.detractors();
        return new FeedbackFigures(
                items,
                customers,
                asked == 0 ? null : nps.score("NPS answers"),
                csatItems == 0 ? null : csat.rate("CSAT answers"),
                List.copyOf(scales),
                level.n() == 0 ? null : level.on(-1, 1, LEVEL, LEVELLED),
                nps.promoters(),
                nps.passives(),
                nps.detractors());
    }
}
