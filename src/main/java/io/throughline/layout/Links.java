package io.throughline.layout;

import io.throughline.layout.GraphLayout.Link;
import io.throughline.layout.GraphLayout.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which transitions become links, the gaps between cards they pass on their way, and where they meet their cards: along the side, in the order in which they come. */
final class Links {
    /** A link may be asked for from this share on, shown or not. */
    private static final double MIN_SHARE = 0.02;
    /** A link back is drawn no wider. */
    private static final double BACK_WIDTH = 2;
    /** Between the edges of links that meet a card side by side. */
    private static final double APART = 1.5;
    /** Links meet a card no nearer to its corner. */
    private static final double CORNER = 4;
    /** Height of the head of a link. */
    private static final double HEAD = 7;
    /** How far a bow goes out that goes round no other, and how much further each that goes round it. */
    private static final double NEAREST = 9;

    private static final double OUT = 4;
    /** No bow goes out further: within a lane, and at its right side. */
    private static final double FURTHEST = 28;

    private static final double FURTHEST_OUT = 38;

    private final Cards cards;
    private final int[] column;
    private final double[] top;
    private final Corridors corridors;
    private final double minShare;
    private final List<Draft> drafts = new ArrayList<>();

    private Links(Cards cards, int[] column, double[] top, Corridors corridors, double minShare) {
        this.cards = cards;
        this.column = column;
        this.top = top;
        this.corridors = corridors;
        this.minShare = minShare;
    }

    /** A link on its way; the stronger direction goes from source to target. */
    private static final class Draft {
        final int source;
        final int target;
        final long count;
        final long countBack;
        final boolean shown;
        Corridors.Way way = Corridors.Way.NONE;
        double width;
        double bow;
        double sourceY;
        double targetY;

        Draft(int source, int target, long count, long countBack, boolean shown) {
            this.source = source;
            this.target = target;
            this.count = count;
            this.countBack = countBack;
            this.shown = shown;
        }

        long all() {
            return count + countBack;
        }
    }

    /** @param column of each card, counted through the picture */
    static List<Link> of(Cards cards, int[] column, double[] top, Corridors corridors, double minShare) {
        Links links = new Links(cards, column, top, corridors, minShare);
        links.choose();
        links.route();
        links.share();
        links.spread();
        links.bow();
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
        drafts.sort(Comparator.<Draft>comparingLong(d -> -d.all())
                .thenComparing(d -> cards.name(d.source))
                .thenComparing(d -> cards.name(d.target)));
        long heaviest = shown().mapToLong(Draft::all).max().orElse(1);
        for (Draft draft : drafts) {
            double width = Size.linkWidth(draft.all(), heaviest);
            draft.width = back(draft) ? Math.min(BACK_WIDTH, width) : width;
        }
    }

    private Stream<Draft> shown() {
        return drafts.stream().filter(draft -> draft.shown);
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

    private boolean beside(Draft draft) {
        return column[draft.target] == column[draft.source];
    }

    private double middle(int card) {
        return top[card] + Size.CARD_HEIGHT / 2;
    }

    /** The heaviest links choose their gaps first; those that are not shown open none. */
    private void route() {
        for (boolean shown : new boolean[] {true, false}) {
            for (Draft draft : drafts) {
                if (draft.shown == shown) {
                    draft.way = corridors.find(
                            column[draft.source], middle(draft.source), column[draft.target], middle(draft.target));
                    if (shown) {
                        corridors.openAll(draft.way);
                    }
                }
            }
        }
    }

    /** A link where it passes a column, and how high it comes and goes. */
    private record Passing(Draft draft, int at, double slant) {}

    /** Links that pass the same gap lie side by side, in the order in which they come and go. */
    private void share() {
        Map<Long, List<Passing>> gaps = new TreeMap<>();
        shown().forEach(draft -> {
            Corridors.Way way = draft.way;
            for (int i = 0; i < way.gaps().length; i++) {
                double before = i == 0 ? middle(draft.source) : way.y()[i - 1];
                double after = i + 1 == way.y().length ? middle(draft.target) : way.y()[i + 1];
                gaps.computeIfAbsent(key(way.columns()[i], way.gaps()[i]), k -> new ArrayList<>())
                        .add(new Passing(draft, i, before + after));
            }
        });
        gaps.values().forEach(this::settle);
    }

    private void settle(List<Passing> passing) {
        passing.sort(Comparator.comparingDouble(Passing::slant));
        Passing any = passing.get(0);
        double[] settled = corridors.settle(
                any.draft.way.columns()[any.at],
                any.draft.way.gaps()[any.at],
                passing.stream().mapToDouble(p -> p.draft.way.y()[p.at]).toArray(),
                passing.stream().mapToDouble(p -> p.draft.width).toArray());
        for (int i = 0; i < settled.length; i++) {
            passing.get(i).draft.way.y()[passing.get(i).at] = settled[i];
        }
    }

    /** Ends at the right side of a card, then those at its left. */
    private void spread() {
        for (int card = 0; card < cards.size(); card++) {
            for (boolean right : new boolean[] {true, false}) {
                spread(card, right);
            }
        }
    }

    /**
     * An end of a link at a card.
     *
     * @param turn bows that go up stand above all others, bows that go down below
     */
    private record End(Draft draft, boolean source, int turn, double far) {}

    private End end(Draft draft, boolean source) {
        int own = source ? draft.source : draft.target;
        int other = source ? draft.target : draft.source;
        if (beside(draft)) {
            return new End(draft, source, top[other] < top[own] ? -1 : 1, -top[other]);
        }
        double[] passed = draft.way.y();
        double far = passed.length == 0 ? middle(other) : passed[source ? 0 : passed.length - 1];
        return new End(draft, source, 0, far);
    }

    private void spread(int card, boolean right) {
        List<End> ends = new ArrayList<>();
        shown().filter(d -> d.source == card && right != back(d)).forEach(d -> ends.add(end(d, true)));
        shown().filter(d -> d.target == card && right == (back(d) || beside(d))).forEach(d -> ends.add(end(d, false)));
        ends.sort(Comparator.comparingInt(End::turn).thenComparingDouble(End::far));
        double[] slots = ends.stream()
                .mapToDouble(end -> Math.max(HEAD, end.draft.width + APART))
                .toArray();
        double all = Arrays.stream(slots).sum();
        double part = Math.min(1, (Size.CARD_HEIGHT - 2 * CORNER) / all);
        double y = middle(card) - all * part / 2;
        for (int i = 0; i < slots.length; i++) {
            double at = y + slots[i] * part / 2;
            y += slots[i] * part;
            if (ends.get(i).source) {
                ends.get(i).draft.sourceY = at;
            } else {
                ends.get(i).draft.targetY = at;
            }
        }
    }

    /** Links within a column bow out the further the more shorter ones they go round. */
    private void bow() {
        for (Draft draft : drafts) {
            if (!draft.shown) {
                draft.sourceY = middle(draft.source);
                draft.targetY = middle(draft.target);
            }
        }
        Map<Integer, List<Draft>> byColumn = drafts.stream()
                .filter(this::beside)
                .sorted(Comparator.comparingDouble(d -> Math.abs(d.sourceY - d.targetY)))
                .collect(Collectors.groupingBy(d -> column[d.source], TreeMap::new, Collectors.toList()));
        byColumn.forEach(this::bow);
    }

    /** The shortest come first. Where many go round each other they lie closer, so that each keeps a track of its own. */
    private void bow(int column, List<Draft> bows) {
        double furthest = endsLane(column) ? FURTHEST_OUT : FURTHEST;
        int[] around = new int[bows.size()];
        for (int i = 0; i < around.length; i++) {
            for (int inner = 0; inner < i; inner++) {
                if (bows.get(inner).shown && overlap(bows.get(inner), bows.get(i))) {
                    around[i] = Math.max(around[i], around[inner] + 1);
                }
            }
        }
        double out = Math.min(
                OUT,
                (furthest - NEAREST) / Math.max(1, Arrays.stream(around).max().orElse(0)));
        for (int i = 0; i < around.length; i++) {
            bows.get(i).bow = Layouts.round(NEAREST + out * around[i]);
        }
    }

    /** No other column of its lane stands at the right of a column. */
    private boolean endsLane(int which) {
        int lane = -1;
        int next = -1;
        for (int card = 0; card < column.length; card++) {
            lane = column[card] == which ? cards.lane[card] : lane;
            next = column[card] == which + 1 ? cards.lane[card] : next;
        }
        return lane != next;
    }

    private static boolean overlap(Draft a, Draft b) {
        return Math.min(a.sourceY, a.targetY) < Math.max(b.sourceY, b.targetY)
                && Math.min(b.sourceY, b.targetY) < Math.max(a.sourceY, a.targetY);
    }

    private Link link(Draft d) {
        return new Link(
                d.source,
                d.target,
                d.count,
                d.countBack,
                back(d),
                d.shown,
                Arrays.stream(d.way.y()).map(Layouts::round).boxed().toList(),
                Layouts.round(d.bow),
                Layouts.round(d.sourceY),
                Layouts.round(d.targetY));
    }
}
