package io.throughline.layout;

import java.util.List;

/**
 * The links that decide where cards stand: those that carry enough, whatever is shown, so that no control moves a card.
 *
 * @param from card by link
 * @param weight square root of the count by link, so that a heavy link does not silence all others
 */
record Backbone(int[] from, int[] to, double[] weight) {
    private static final long MIN_TRANSITIONS = 8;
    private static final double SHARE = 0.1;
    /** Where fewer transitions than this times {@link #MIN_TRANSITIONS} were seen, fewer make a link. */
    private static final long SCALE = 100;

    static Backbone of(Cards cards) {
        List<LayoutInput.Transition> kept = cards.transitions.stream()
                .filter(each -> each.count() >= enough(cards) && cards.share(each) >= SHARE)
                .toList();
        return new Backbone(
                kept.stream().mapToInt(LayoutInput.Transition::from).toArray(),
                kept.stream().mapToInt(LayoutInput.Transition::to).toArray(),
                kept.stream().mapToDouble(each -> Math.sqrt(each.count())).toArray());
    }

    /** Transitions below which a kind of transition is no link. */
    static long enough(Cards cards) {
        long all = cards.transitions.stream()
                .mapToLong(LayoutInput.Transition::count)
                .sum();
        return Math.max(1, Math.min(MIN_TRANSITIONS, all / SCALE));
    }

    int size() {
        return from.length;
    }

    /** Links by card, as a list of both directions. */
    int[][] byCard(int cards) {
        int[] degree = new int[cards];
        for (int link = 0; link < size(); link++) {
            degree[from[link]]++;
            degree[to[link]]++;
        }
        int[][] links = new int[cards][];
        for (int card = 0; card < cards; card++) {
            links[card] = new int[degree[card]];
        }
        for (int link = 0; link < size(); link++) {
            links[from[link]][--degree[from[link]]] = link;
            links[to[link]][--degree[to[link]]] = link;
        }
        return links;
    }

    int other(int link, int card) {
        return from[link] == card ? to[link] : from[link];
    }
}
