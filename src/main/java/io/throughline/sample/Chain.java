package io.throughline.sample;

import io.throughline.journey.InvalidArgument;
import java.util.Arrays;

/**
 * The Markov chain that customers of one persona and propensity follow from touchpoint to touchpoint until they end.
 *
 * <p>Invariant: the start shares sum to 1, and so does each row together with its chance to end.
 */
public final class Chain {
    /** What {@link #next} answers where the customer is not seen again. */
    public static final int ENDED = -1;

    private final double[] start;
    private final double[][] rows;
    private final Draw first;
    private final Draw[] draws;

    /** @param rows chances by touchpoint code; the last column is the chance to end */
    Chain(double[] start, double[][] rows) {
        this.start = start.clone();
        this.rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        first = new Draw(withoutEnd(start));
        draws = Arrays.stream(rows).map(Draw::new).toArray(Draw[]::new);
    }

    /** Number of touchpoints. */
    int size() {
        return start.length;
    }

    public double start(int touchpoint) {
        return start[touchpoint];
    }

    /** Chance that {@code to} follows directly on {@code from}. */
    public double probability(int from, int to) {
        return rows[from][to];
    }

    /** Chance that nothing follows on {@code from}. */
    double ending(int from) {
        return rows[from][start.length];
    }

    int first(double unit) {
        return first.pick(unit);
    }

    int next(int from, double unit) {
        return draws[from].pick(unit);
    }

    private static double[] withoutEnd(double[] start) {
        return Arrays.copyOf(start, start.length + 1);
    }

    /** Only the targets that can be drawn, with the running sum of their chances. */
    private static final class Draw {
        private final int[] targets;
        private final double[] upTo;

        Draw(double[] row) {
            int end = row.length - 1;
            targets = new int[(int) Arrays.stream(row).filter(p -> p > 0).count()];
            upTo = new double[targets.length];
            double sum = 0;
            for (int code = 0, at = 0; code <= end; code++) {
                if (row[code] > 0) {
                    sum += row[code];
                    targets[at] = code == end ? ENDED : code;
                    upTo[at++] = sum;
                }
            }
            if (!(Math.abs(sum - 1) < 1e-9)) {
                throw new InvalidArgument("row", sum, "chances that sum to 1");
            }
        }

        int pick(double unit) {
            int last = targets.length - 1;
            for (int i = 0; i < last; i++) {
                if (unit < upTo[i]) {
                    return targets[i];
                }
            }
            return targets[last];
        }
    }
}
