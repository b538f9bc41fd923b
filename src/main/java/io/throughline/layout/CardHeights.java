package io.throughline.layout;

import io.throughline.layout.GraphLayout.Size;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How high each card stands, its order in the column given: as near to its neighbours as the least distance allows.
 *
 * <p>Method: in turn for each column, heights of least weighted squared distance to the mean height of the neighbours, by pooling adjacent
 * violators, which is exact; {@value #ROUNDS} rounds to and fro. Then bands that no card touches are made narrow in all columns at once.
 */
final class CardHeights {
    private static final int ROUNDS = 12;
    private static final double PITCH = Size.CARD_HEIGHT + Size.GAP;
    /** So much wider than the least distance a gap may be for links that pass it. */
    private static final double WIDEST = 18;

    private static final double BAND = Size.CARD_HEIGHT / 2;
    /** Weight of staying where a card is, so that one without links has a place. */
    private static final double REST = 1e-3;

    private final Backbone backbone;
    private final int[][] links;
    private final List<int[]> columns;
    private final int[] column;
    private final double[] top;
    /** Least distance from the first card of its column by card. */
    private final double[] offset;

    private CardHeights(int cards, Backbone backbone, List<int[]> columns, double[][] loads) {
        this.backbone = backbone;
        this.links = backbone.byCard(cards);
        this.columns = columns;
        this.column = new int[cards];
        this.top = new double[cards];
        this.offset = new double[cards];
        for (int at = 0; at < columns.size(); at++) {
            int[] all = columns.get(at);
            for (int i = 0; i < all.length; i++) {
                column[all[i]] = at;
                double more = Math.min(WIDEST, loads[at][i]);
                offset[all[i]] = i == 0 ? 0 : offset[all[i - 1]] + PITCH + more;
            }
            for (int card : all) {
                top[card] = offset[card] - offset[all[all.length - 1]] / 2;
            }
        }
    }

    /**
     * Upper edges by card, the highest at 0.
     *
     * @param loads by column and gap above each card: how much more room than the least distance links need that pass there
     */
    static double[] of(int cards, Backbone backbone, List<int[]> columns, double[][] loads) {
        CardHeights heights = new CardHeights(cards, backbone, columns, loads);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < columns.size(); i++) {
                heights.pull(round % 2 == 0 ? i : columns.size() - 1 - i);
            }
        }
        heights.closeBands();
        return heights.top;
    }

    private void pull(int at) {
        int[] all = columns.get(at);
        double[] wanted = new double[all.length];
        double[] weights = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            double sum = REST * top[all[i]];
            double weight = REST;
            for (int link : links[all[i]]) {
                int other = backbone.other(link, all[i]);
                if (column[other] != at) {
                    sum += backbone.weight()[link] * top[other];
                    weight += backbone.weight()[link];
                }
            }
            wanted[i] = sum / weight - offset[all[i]];
            weights[i] = weight;
        }
        double[] pooled = pool(wanted, weights);
        for (int i = 0; i < all.length; i++) {
            top[all[i]] = pooled[i] + offset[all[i]];
        }
    }

    /** The never falling numbers nearest to those wanted, by weighted squares. */
    static double[] pool(double[] wanted, double[] weights) {
        double[] mean = new double[wanted.length];
        double[] weight = new double[wanted.length];
        int[] size = new int[wanted.length];
        int pools = 0;
        for (int i = 0; i < wanted.length; i++) {
            mean[pools] = wanted[i];
            weight[pools] = weights[i];
            size[pools++] = 1;
            while (pools > 1 && mean[pools - 2] > mean[pools - 1]) {
                double both = weight[pools - 2] + weight[pools - 1];
                mean[pools - 2] = (mean[pools - 2] * weight[pools - 2] + mean[pools - 1] * weight[pools - 1]) / both;
                weight[pools - 2] = both;
                size[pools - 2] += size[--pools];
            }
        }
        double[] pooled = new double[wanted.length];
        int at = 0;
        for (int p = 0; p < pools; p++) {
            Arrays.fill(pooled, at, at + size[p], mean[p]);
            at += size[p];
        }
        return pooled;
    }

    private void closeBands() {
        int[] byTop = IntStream.range(0, top.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(c -> top[c]).thenComparing(c -> c))
                .mapToInt(i -> i)
                .toArray();
        double shift = byTop.length == 0 ? 0 : -top[byTop[0]];
        double bottom = Double.NEGATIVE_INFINITY;
        for (int card : byTop) {
            double band = top[card] - bottom;
            if (bottom > Double.NEGATIVE_INFINITY && band > BAND) {
                shift -= band - BAND;
            }
            bottom = Math.max(bottom, top[card] + Size.CARD_HEIGHT);
            top[card] += shift;
        }
    }
}
