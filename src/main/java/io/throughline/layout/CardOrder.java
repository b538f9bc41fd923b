package io.throughline.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order of cards within columns: few and light crossings.
 *
 * <p>Method: weighted barycentre sweeps (Sugiyama, Tagawa and Toda 1981) from several fixed orders, then swaps of neighbours; the lightest
 * order is kept. A crossing weighs the product of its links' weights. Cost of a swap: the links of its two cards times all links.
 */
final class CardOrder {
    private static final int SWEEPS = 8;
    private static final int SWAP_ROUNDS = 12;
    private static final double SAME = 1e-9;
    /** Of more links than this only the best of the swept orders is refined by swaps, which cost most. */
    private static final int DENSE = 250;

    private final Cards cards;
    private final Backbone backbone;
    private final int[][] links;
    private final int[] from;
    private final int[] to;
    private final double[] weight;
    /** First and last column by link. */
    private final int[] first;

    private final int[] last;
    /** Heights of all links at the columns they touch; {@link #place} and the column say where. */
    private final double[] at;

    private final int[] place;
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
        this.from = backbone.from();
        this.to = backbone.to();
        this.weight = backbone.weight();
        this.first = new int[from.length];
        this.last = new int[from.length];
        this.place = new int[from.length];
        int size = 0;
        for (int link = 0; link < from.length; link++) {
            first[link] = Math.min(column[from[link]], column[to[link]]);
            last[link] = Math.max(column[from[link]], column[to[link]]);
            place[link] = size - first[link];
            size += last[link] - first[link] + 1;
        }
        this.at = new double[size];
    }

    /** @param columns cards by column, in any order; not changed */
    static List<int[]> of(Cards cards, Backbone backbone, List<int[]> columns) {
        CardOrder search = new CardOrder(cards, backbone, columns);
        List<Found> swept = new ArrayList<>();
        for (Comparator<Integer> start : starts(cards)) {
            search.begin(start);
            swept.add(search.sweep());
        }
        Found best = swept.stream()
                .sorted(Comparator.comparingDouble(Found::weight))
                .limit(backbone.size() > DENSE ? 1 : swept.size())
                .map(search::refine)
                .min(Comparator.comparingDouble(Found::weight))
                .orElseThrow();
        return new ArrayList<>(Arrays.asList(search.heavyHalfUp(best.order)));
    }

    /** An order and what its crossings weigh. */
    private record Found(double weight, int[][] order) {}

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

    private Found sweep() {
        Found best = new Found(crossings(), copy(order));
        for (int sweep = 0; sweep < SWEEPS && best.weight > 0; sweep++) {
            for (int i = 0; i < order.length; i++) {
                sortByBarycentre(sweep % 2 == 0 ? i : order.length - 1 - i);
            }
            double weight = crossings();
            if (weight < best.weight - SAME) {
                best = new Found(weight, copy(order));
            }
        }
        return best;
    }

    private Found refine(Found swept) {
        order = copy(swept.order);
        settleAll();
        swap();
        return new Found(crossings(), copy(order));
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
        double before = crossings(upper, lower, from.length);
        exchange(cardsOfColumn, i);
        double gain = before - crossings(upper, lower, from.length);
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
        put(upper, height[cardsOfColumn[i]]);
        put(cardsOfColumn[i], y);
    }

    private double crossings() {
        double sum = 0;
        for (int link = 1; link < from.length; link++) {
            sum += crossings(link, link);
        }
        return sum;
    }

    /** Crossings in which a link of one of two cards takes part. */
    private double crossings(int one, int other, int links) {
        double sum = 0;
        for (int card : new int[] {one, other}) {
            for (int link : this.links[card]) {
                sum += crossings(link, links);
            }
        }
        return sum;
    }

    /** Crossings of a link with the first so many links. */
    private double crossings(int link, int links) {
        double sum = 0;
        int left = first[link];
        int right = last[link];
        for (int other = 0; other < links; other++) {
            if (Math.max(left, first[other]) < Math.min(right, last[other]) && cross(link, other)) {
                sum += weight[link] * weight[other];
            }
        }
        return sum;
    }

    /** Of two links that share some columns: whether the one above at the first of these is below at the last. */
    private boolean cross(int a, int b) {
        int left = Math.max(first[a], first[b]);
        int right = Math.min(last[a], last[b]);
        double atLeft = at[place[a] + left] - at[place[b] + left];
        double atRight = at[place[a] + right] - at[place[b] + right];
        return atLeft * atRight < -SAME;
    }

    /** Puts a card at a height and its links with it. */
    private void put(int card, double y) {
        height[card] = y;
        for (int link : links[card]) {
            int begin = column[from[link]];
            int end = column[to[link]];
            double low = height[from[link]];
            for (int x = first[link]; x <= last[link] && begin != end; x++) {
                double part = (double) (x - begin) / (end - begin);
                at[place[link] + x] = low + part * (height[to[link]] - low);
            }
        }
    }

    private void settleAll() {
        for (int at = 0; at < order.length; at++) {
            settle(at);
        }
    }

    private void settle(int which) {
        int[] cardsOfColumn = order[which];
        for (int i = 0; i < cardsOfColumn.length; i++) {
            put(cardsOfColumn[i], i - (cardsOfColumn.length - 1) / 2.0);
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
