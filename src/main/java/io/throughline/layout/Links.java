package io.throughline.layout;

import io.throughline.layout.GraphLayout.Link;
import io.throughline.layout.GraphLayout.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Which transitions become links, and where these meet their cards: spread along the side, in the order of the other ends. */
final class Links {
    /** A link may be asked for from this share on, shown or not. */
    private static final double MIN_SHARE = 0.02;

    private final Cards cards;
    private final int[] column;
    private final double[] top;
    private final double minShare;
    private final List<Draft> drafts = new ArrayList<>();

    private Links(Cards cards, int[] column, double[] top, double minShare) {
        this.cards = cards;
        this.column = column;
        this.top = top;
        this.minShare = minShare;
    }

    /** A link on its way; the stronger direction goes from source to target. */
    private static final class Draft {
        final int source;
        final int target;
        final long count;
        final long countBack;
        final boolean shown;
        double sourceY;
        double targetY;

        Draft(int source, int target, long count, long countBack, boolean shown) {
            this.source = source;
            this.target = target;
            this.count = count;
            this.countBack = countBack;
            this.shown = shown;
        }
    }

    /** @param column of each card, counted through the picture */
    static List<Link> of(Cards cards, int[] column, double[] top, double minShare) {
        Links links = new Links(cards, column, top, minShare);
        links.choose();
        links.spread();
        return links.drafts.stream().map(links::link).toList();
    }

    /** Whether a kind of transition is shown. */
    static boolean shown(Cards cards, LayoutInput.Transition each, double minShare) {
        return each.count() >= Backbone.enough(cards) && cards.share(each) >= minShare;
    }

    private void choose() {
        Map<Long, LayoutInput.Transition> all = new HashMap<>();
        cards.transitions.forEach(each -> all.put(key(each.from(), each.to()), each));
        for (LayoutInput.Transition each : cards.transitions) {
            LayoutInput.Transition back = all.get(key(each.to(), each.from()));
            boolean own = shown(cards, each, minShare);
            boolean both = own && back != null && shown(cards, back, minShare);
            if (both && back != null && stronger(each, back)) {
                drafts.add(new Draft(each.from(), each.to(), each.count(), back.count(), true));
            } else if (!both && (own || cards.share(each) >= MIN_SHARE)) {
                drafts.add(new Draft(each.from(), each.to(), each.count(), 0, own));
            }
        }
        drafts.sort(Comparator.<Draft>comparingLong(d -> -d.count - d.countBack)
                .thenComparing(d -> cards.name(d.source))
                .thenComparing(d -> cards.name(d.target)));
    }

    private static boolean stronger(LayoutInput.Transition each, LayoutInput.Transition back) {
        return each.count() > back.count() || (each.count() == back.count() && each.from() < back.from());
    }

    private long key(int from, int to) {
        return (long) from * cards.size() + to;
    }

    private boolean back(Draft draft) {
        return column[draft.target] < column[draft.source];
    }

    /** Ends at the right side of a card, then those at its left. */
    private void spread() {
        for (int card = 0; card < cards.size(); card++) {
            for (boolean right : new boolean[] {true, false}) {
                spread(card, right);
            }
        }
    }

    private void spread(int card, boolean right) {
        List<Draft> out = drafts.stream()
                .filter(d -> d.shown && d.source == card && right != back(d))
                .toList();
        List<Draft> in = drafts.stream()
                .filter(d -> d.shown && d.target == card && right == (back(d) || column[d.source] == column[d.target]))
                .toList();
        record End(Draft draft, boolean source) {}
        List<End> ends = new ArrayList<>();
        out.forEach(d -> ends.add(new End(d, true)));
        in.forEach(d -> ends.add(new End(d, false)));
        ToDoubleFunction<End> far = end -> top[end.source ? end.draft.target : end.draft.source];
        ends.sort(Comparator.comparingDouble(far).thenComparing(end -> drafts.indexOf(end.draft)));
        double room = Size.CARD_HEIGHT / (ends.size() + 1);
        for (int i = 0; i < ends.size(); i++) {
            double y = top[card] + room * (i + 1);
            if (ends.get(i).source) {
                ends.get(i).draft.sourceY = y;
            } else {
                ends.get(i).draft.targetY = y;
            }
        }
    }

    private Link link(Draft d) {
        double middle = Size.CARD_HEIGHT / 2;
        return new Link(
                d.source,
                d.target,
                d.count,
                d.countBack,
                back(d),
                d.shown,
                d.shown ? d.sourceY : top[d.source] + middle,
                d.shown ? d.targetY : top[d.target] + middle);
    }
}
