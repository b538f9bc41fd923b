package io.throughline.layout;

import java.util.Arrays;
import java.util.List;

/**
 * How far each of some nodes lies from where traffic begins.
 *
 * <p>Formula: (D − W − Wᵀ)·h = in − out, W the counts, D the diagonal of in + out (MacKay, Johnson and Sansom 2020, "How directed is a
 * directed network?"). The system is singular once for each piece of nodes that hang together; each piece is solved by itself, its mean
 * set by what lies outside. Units: one transition that always goes forward spans 1.
 */
final class TrophicLevels {
    private final double[][] matrix;
    private final double[] imbalance;
    private final int[] piece;

    private TrophicLevels(int size, List<LayoutInput.Transition> inside) {
        matrix = new double[size][size];
        imbalance = new double[size];
        piece = new int[size];
        for (LayoutInput.Transition each : inside) {
            int from = each.from();
            int to = each.to();
            if (from != to) {
                matrix[from][from] += each.count();
                matrix[to][to] += each.count();
                matrix[from][to] -= each.count();
                matrix[to][from] -= each.count();
                imbalance[to] += each.count();
                imbalance[from] -= each.count();
            }
        }
        Arrays.fill(piece, -1);
    }

    /**
     * Levels of nodes numbered from 0, the lowest at 0.
     *
     * @param outward for each node how far what lies outside pulls it: −1 it is only reached from before, 1 it only leads on; places pieces
     */
    static double[] of(int size, List<LayoutInput.Transition> inside, double[] outward) {
        TrophicLevels levels = new TrophicLevels(size, inside);
        int pieces = levels.findPieces();
        double[] result = new double[size];
        double widest = 1;
        for (int p = 0; p < pieces; p++) {
            widest = Math.max(widest, levels.solve(p, result));
        }
        for (int p = 0; p < pieces; p++) {
            levels.place(p, result, outward, pieces == 1 ? 0 : widest / 2);
        }
        double lowest = Arrays.stream(result).min().orElse(0);
        return Arrays.stream(result).map(h -> h - lowest).toArray();
    }

    private int findPieces() {
        int pieces = 0;
        for (int node = 0; node < piece.length; node++) {
            if (piece[node] < 0) {
                spread(node, pieces++);
            }
        }
        return pieces;
    }

    private void spread(int first, int number) {
        int[] waiting = new int[piece.length];
        int size = 0;
        piece[first] = number;
        waiting[size++] = first;
        while (size > 0) {
            int node = waiting[--size];
            for (int other = 0; other < piece.length; other++) {
                if (piece[other] < 0 && matrix[node][other] != 0) {
                    piece[other] = number;
                    waiting[size++] = other;
                }
            }
        }
    }

    /** Solves one piece with its first node at 0, then sets its mean to 0; returns how wide it is. */
    private double solve(int number, double[] result) {
        int[] nodes = nodes(number);
        int free = nodes.length - 1;
        double[][] rows = new double[free][free + 1];
        for (int i = 0; i < free; i++) {
            for (int j = 0; j < free; j++) {
                rows[i][j] = matrix[nodes[i + 1]][nodes[j + 1]];
            }
            rows[i][free] = imbalance[nodes[i + 1]];
        }
        eliminate(rows);
        for (int i = free - 1; i >= 0; i--) {
            double sum = rows[i][free];
            for (int j = i + 1; j < free; j++) {
                sum -= rows[i][j] * result[nodes[j + 1]];
            }
            result[nodes[i + 1]] = sum / rows[i][i];
        }
        double mean = Arrays.stream(nodes).mapToDouble(n -> result[n]).average().orElse(0);
        double low = Arrays.stream(nodes).mapToDouble(n -> result[n]).min().orElse(0);
        double high = Arrays.stream(nodes).mapToDouble(n -> result[n]).max().orElse(0);
        for (int node : nodes) {
            result[node] -= mean;
        }
        return high - low;
    }

    /** The matrix of a connected piece without one node is positive definite, so no pivot is 0. */
    private static void eliminate(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int k = i + 1; k < rows.length; k++) {
                double factor = rows[k][i] / rows[i][i];
                if (factor != 0) {
                    for (int j = i; j <= rows.length; j++) {
                        rows[k][j] -= factor * rows[i][j];
                    }
                }
            }
        }
    }

    private void place(int number, double[] result, double[] outward, double reach) {
        int[] nodes = nodes(number);
        double pull =
                Arrays.stream(nodes).mapToDouble(n -> outward[n]).average().orElse(0);
        for (int node : nodes) {
            result[node] += pull * reach;
        }
    }

    private int[] nodes(int number) {
        int[] found = new int[piece.length];
        int size = 0;
        for (int node = 0; node < piece.length; node++) {
            if (piece[node] == number) {
                found[size++] = node;
            }
        }
        return Arrays.copyOf(found, size);
    }
}
