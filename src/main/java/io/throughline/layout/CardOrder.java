package io.throughline.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order of cards within columns: few and light crossings.
 *
 * <p>Method: weighted barycentre sweeps (Sugiyama, Tagawa and Toda 1981) from several fixed orders, each followed by swaps of neighbours;
 * the order whose crossings weigh least is kept. A crossing weighs the product of its links' weights. Cost of a swap: the links of its
 * two cards times all links.
 */
final class CardOrder {
    private static final int SWEEPS = 8;
    private static final int SWAP_ROUNDS = 12;
    private static final double SAME = 1e-9;

    private final Cards cards;
    private final Backbone backbone;
    private final int[][] links;
    /** Column by card. */
    private final int[] column;
    /** Height by card, in cards from the middle of its column. */
    private final double[] height;

    private int[][] order;

    private CardOrder(Cards cards, Backbone backbone, List<int[]> columns) {
        this.cards = cards;
        this.backbone = backbone;
        this.links = backbone.byCard(cards.size());
        this.order = columns.stream().map(int[]::clone).toArray(int[][]::new);
        this.column = new int[cards.size()];
        this.height = new double[cards.size()];
        for (int at = 0; at < order.length; at++) {
            for (int card : order[at]) {
                column[card] = at;
            }
        }
    }

    /** @param columns cards by column, in any order; not changed */
    static List<int[]> of(Cards cards, Backbone backbone, List<int[]> columns) {
        CardOrder search = new CardOrder(cards, backbone, columns);
        int[][] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Comparator<Integer> start : starts(cards)) {
            search.begin(start);
            double weight = search.improve();
            if (weight < least - SAME) {
                least = weight;
                best = copy(search.order);
            }
        }
        return new ArrayList<>(Arrays.asList(search.heavyHalfUp(best == null ? search.order : best)));
    }

    /** What the crossings of an order weigh. */
    static double crossings(Cards cards, Backbone backbone, List<int[]> columns) {
        CardOrder one = new CardOrder(cards, backbone, columns);
        one.settleAll();
        return one.crossings();
    }

    private static List<Comparator<Integer>> starts(Cards cards) {
        Comparator<Integer> byId = Comparator.comparing(cards::name);
        Comparator<Integer> byChannel =
                Comparator.comparing(c -> String.valueOf(cards.first(c).channel()));
        Comparator<Integer> byVisits = Comparator.comparingLong(c -> -cards.visits[c]);
        return List.of(
                (a, b) -> 0, byId, byChannel.thenComparing(byVisits).thenComparing(byId), byVisits.thenComparing(byId));
    }

    private void begin(Comparator<Integer> start) {
        for (int at = 0; at < order.length; at++) {
            order[at] = Arrays.stream(order[at])
                    .boxed()
                    .sorted(start)
                    .mapToInt(i -> i)
                    .toArray();
        }
        settleAll();
    }

    private double improve() {
        int[][] best = copy(order);
        double least = crossings();
        for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
            for (int i = 0; i < order.length; i++) {
                sortByBarycentre(sweep % 2 == 0 ? i : order.length - 1 - i);
            }
            double weight = crossings();
            if (weight < least - SAME) {
                least = weight;
                best = copy(order);
            }
        }
        order = best;
        settleAll();
        return least - swap();
    }

    private void sortByBarycentre(int at) {
        double[] centre = new double[cards.size()];
        for (int card : order[at]) {
            double sum = 0;
            double weight = 0;
            for (int link : links[card]) {
                int other = backbone.other(link, card);
                if (column[other] != at) {
                    sum += backbone.weight()[link] * height[other];
                    weight += backbone.weight()[link];
                }
            }
            centre[card] = weight == 0 ? height[card] : sum / weight;
        }
        order[at] = Arrays.stream(order[at])
                .boxed()
                .sorted(Comparator.comparingDouble(card -> centre[card]))
                .mapToInt(i -> i)
                .toArray();
        settle(at);
    }

    /** Swaps neighbours while that makes crossings lighter; returns by how much. */
    private double swap() {
        double gained = 0;
        for (int round = 0; round < SWAP_ROUNDS; round++) {
            double before = gained;
            for (int[] cardsOfColumn : order) {
                for (int i = 0; i + 1 < cardsOfColumn.length; i++) {
                    gained += trySwap(cardsOfColumn, i);
                }
            }
            if (gained - before < SAME) {
                break;
            }
        }
        return gained;
    }

    private double trySwap(int[] cardsOfColumn, int i) {
        int upper = cardsOfColumn[i];
        int lower = cardsOfColumn[i + 1];
        double before = crossings(upper, lower);
        exchange(cardsOfColumn, i);
        double gain = before - crossings(upper, lower);
        if (gain > SAME) {
            return gain;
        }
        exchange(cardsOfColumn, i);
        return 0;
    }

    private void exchange(int[] cardsOfColumn, int i) {
        int upper = cardsOfColumn[i];
        cardsOfColumn[i] = cardsOfColumn[i + 1];
        cardsOfColumn[i + 1] = upper;
        double y = height[upper];
        height[upper] = height[cardsOfColumn[i]];
        height[cardsOfColumn[i]] = y;
    }

    private double crossings() {
        double sum = 0;
        for (int a = 0; a < backbone.size(); a++) {
            for (int b = 0; b < a; b++) {
                sum += crossing(a, b);
            }
        }
        return sum;
    }

    /** Crossings in which a link of one of two cards takes part. */
    private double crossings(int one, int other) {
        double sum = 0;
        for (int card : new int[] {one, other}) {
            for (int a : links[card]) {
                for (int b = 0; b < backbone.size(); b++) {
                    sum += crossing(a, b);
                }
            }
        }
        return sum;
    }

    private double crossing(int a, int b) {
        int fromA = backbone.from()[a];
        int toA = backbone.to()[a];
        int fromB = backbone.from()[b];
        int toB = backbone.to()[b];
        int left = Math.max(Math.min(column[fromA], column[toA]), Math.min(column[fromB], column[toB]));
        int right = Math.min(Math.max(column[fromA], column[toA]), Math.max(column[fromB], column[toB]));
        if (left >= right) {
            return 0;
        }
        double atLeft = heightAt(fromA, toA, left) - heightAt(fromB, toB, left);
        double atRight = heightAt(fromA, toA, right) - heightAt(fromB, toB, right);
        return atLeft * atRight < -SAME ? backbone.weight()[a] * backbone.weight()[b] : 0;
    }

    private double heightAt(int from, int to, int x) {
        double part = (double) (x - column[from]) / (column[to] - column[from]);
        return height[from] + part * (height[to] - height[from]);
    }

    private void settleAll() {
        for (int at = 0; at < order.length; at++) {
            settle(at);
        }
    }

    private void settle(int at) {
        for (int i = 0; i < order[at].length; i++) {
            height[order[at][i]] = i - (order[at].length - 1) / 2.0;
        }
    }

    /** An order and its mirror cross alike: the half with more visits goes to the top, of equal ones that of the first id. */
    private int[][] heavyHalfUp(int[][] found) {
        order = found;
        settleAll();
        double lean = 0;
        int first = -1;
        for (int card = 0; card < cards.size(); card++) {
            lean += height[card] * cards.visits[card];
            boolean aside = height[card] != 0;
            if (aside && (first < 0 || cards.name(card).compareTo(cards.name(first)) < 0)) {
                first = card;
            }
        }
        if (lean > SAME || (Math.abs(lean) <= SAME && first >= 0 && height[first] > 0)) {
            for (int[] column : order) {
                reverse(column);
            }
        }
        return order;
    }

    private static void reverse(int[] column) {
        for (int i = 0, j = column.length - 1; i < j; i++, j--) {
            int card = column[i];
            column[i] = column[j];
            column[j] = card;
        }
    }

    private static int[][] copy(int[][] order) {
        return Arrays.stream(order).map(int[]::clone).toArray(int[][]::new);
    }
}
