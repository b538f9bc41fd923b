package io.throughline.sample;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.sample.FeedbackPlan.Judgement;
import io.throughline.sample.FeedbackPlan.Theme;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Draws what customers of the market say of their visits, from a stream of chance of its own; how easy they found it, where they are asked, from another one. The same market and seed give
 * the same answers.
 */
public final class MarketFeedback {
    private static final int SAYS = 3;
    private static final int FINDS_EASY = 7;
    private static final int EASIEST = 7;
    private static final long MICROS = 1_000_000;
    private static final int HOUR = 3_600;
    private static final int MOST_HOURS = 48;

    private final RetailMarket market;
    private final long seed;
    private final FeedbackPlan plan = FeedbackPlan.load();
    private final Dice dice = new Dice();
    private final Dice ease = new Dice();

    public MarketFeedback(MarketGenerator generator) {
        market = generator.market();
        seed = generator.seed();
    }

    /** An answer, and the touchpoint it is about whether it names it or not. */
    public record Drawn(FeedbackRow row, String touchpoint) {}

    FeedbackPlan plan() {
        return plan;
    }

    /** What one customer says. */
    public void draw(Shopper who, Walk what, Consumer<Drawn> sink) {
        dice.start(seed, who.number(), SAYS);
        ease.start(seed, who.number(), FINDS_EASY);
        String persona = market.personas().get(who.persona()).id();
        for (int visit = 0; visit < what.size(); visit++) {
            String touchpoint = market.touchpoints().get(what.touchpoint(visit)).id();
            Judgement judgement = plan.find(touchpoint, persona, what.seconds(visit));
            boolean answers = dice.unit() < plan.chance(touchpoint);
            if (answers && judgement != null) {
                FeedbackRow row = row(who, what.seconds(visit), visit, touchpoint, judgement);
                sink.accept(new Drawn(row, touchpoint));
                Judgement effort = plan.findEffort(touchpoint, persona, what.seconds(visit));
                if (effort != null) {
                    sink.accept(new Drawn(effort(row, effort), touchpoint));
                }
            }
        }
    }

    /** The second question of the same survey. */
    private FeedbackRow effort(FeedbackRow first, Judgement judgement) {
        return new FeedbackRow(
                first.customer(),
                first.at(),
                first.asked(),
                first.touchpoint(),
                null,
                FeedbackKind.CES,
                judgement.shares().pick(ease.unit()) + 1.0,
                1,
                EASIEST,
                null,
                null,
                first.key() + "-effort",
                Map.of());
    }

    private FeedbackRow row(Shopper who, int second, int visit, String touchpoint, Judgement judgement) {
        int later = HOUR + dice.below((MOST_HOURS - 1) * HOUR);
        long asked = (RetailMarket.FROM.getEpochSecond() + second) * MICROS;
        boolean named = dice.unit() < plan.named();
        boolean german = dice.unit() < plan.german();
        boolean nps = judgement.kind().equals("nps");
        int place = judgement.shares().pick(dice.unit());
        int score = nps ? npsScore(place) : place + 1;
        int mood = nps ? 1 - place : place > 2 ? 1 : place == 2 ? 0 : -1;
        boolean told = dice.unit() < plan.texts();
        String text = german ? pick(plan.sentences("german")) : told ? sentence(touchpoint, mood) : null;
        return new FeedbackRow(
                who.id(),
                asked + later * MICROS,
                asked,
                named ? touchpoint : null,
                null,
                german ? FeedbackKind.TEXT : nps ? FeedbackKind.NPS : FeedbackKind.CSAT,
                german ? Double.NaN : score,
                german ? Double.NaN : nps ? 0 : 1,
                german ? Double.NaN : nps ? 10 : 5,
                text,
                null,
                who.id() + "-" + (visit + 1),
                Map.of());
    }

    /** @param group promoter, passive, detractor */
    private int npsScore(int group) {
        return group == 0 ? 9 + dice.below(2) : group == 1 ? 7 + dice.below(2) : dice.below(7);
    }

    private @Nullable String sentence(String touchpoint, int mood) {
        if (mood < 0) {
            double draw = dice.unit();
            for (Theme theme : plan.themes(touchpoint)) {
                if (draw < theme.share()) {
                    return theme.sentence();
                }
                draw -= theme.share();
            }
        }
        return pick(plan.sentences(mood > 0 ? "good" : mood < 0 ? "low" : "middle"));
    }

    private String pick(List<String> sentences) {
        return sentences.get(dice.below(sentences.size()));
    }
}
