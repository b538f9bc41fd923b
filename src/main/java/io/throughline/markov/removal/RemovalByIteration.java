package io.throughline.markov.removal;

import io.throughline.journey.Deadline;
import io.throughline.journey.Unavailable;
import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.count.PostOrder;
import io.throughline.markov.solve.SweepSystem;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Chances of converting (or values) from START with sets of steps taken out, for many sets at once: Gauss–Seidel over all states, in
 * which each state carries one number for each set, so that a transition is read once for all of them.
 *
 * <p>Formula: x = P·x + gain, x = 0 at states whose last step is taken out. When a column's change shrinks at a steady pace it leaps to where
 * that leads.
 *
 * <p>Range: change of the last sweep, and so the residual, at most {@link #TOLERANCE} of the largest gain.
 *
 * <p>Cost: transitions × sets a sweep; sweeps grow with the expected length of stay. Sets are divided into groups that do not depend on
 * the number of processors.
 */
public final class RemovalByIteration {
    /** Largest change of the last sweep of an accepted solution. */
    static final double TOLERANCE = 1e-13;

    private static final double GOAL = 1e-15;
    private static final int WIDTH = 32;
    private static final int PACE = 5;
    /** Sweeps after which the states are taken in another order: ends first. */
    private static final int FIRST_SWEEPS = 250;

    private static final int MAX_SWEEPS = 4_000;

    private SweepSystem system;
    private final int width;
    private final int[][] removedAt;
    private final double[] x;
    private final double[] sum;
    private final double[] change;
    private final double[] pace;

    private RemovalByIteration(SweepSystem system, ChainShape shape, int[][] sets) {
        this.system = system;
        this.width = sets.length;
        this.removedAt = removedAt(shape, sets);
        this.x = new double[Math.multiplyExact(system.states(), width)];
        this.sum = new double[width];
        this.change = new double[width];
        this.pace = new double[width];
    }

    /** @param worth what conversions from each state bring in total */
    public static double[] fromStart(CountedChain chain, double[] worth, int[][] sets) {
        SweepSystem system = SweepSystem.of(chain, worth, chain.shape().sweepOrder());
        int groups = Math.max(Math.min(2, sets.length), (sets.length + WIDTH - 1) / WIDTH);
        double[] solved = new double[sets.length];
        IntStream.range(0, groups).parallel().forEach(g -> {
            int from = (int) ((long) g * sets.length / groups);
            int to = (int) ((long) (g + 1) * sets.length / groups);
            RemovalByIteration sweeps =
                    new RemovalByIteration(system, chain.shape(), Arrays.copyOfRange(sets, from, to));
            double scale = largest(system.gain());
            if (!sweeps.run(scale, FIRST_SWEEPS)) {
                sweeps.system = SweepSystem.of(chain, worth, PostOrder.of(chain));
                sweeps.check(sweeps.run(scale, MAX_SWEEPS), scale);
            }
            System.arraycopy(sweeps.drawn(chain, worth[0]), 0, solved, from, to - from);
        });
        return solved;
    }

    private static double largest(double[] gain) {
        double largest = 0;
        for (double g : gain) {
            largest = Math.max(largest, Math.abs(g));
        }
        return largest;
    }

    /** Columns to be kept at 0, by the last step of a state. */
    private static int[][] removedAt(ChainShape shape, int[][] sets) {
        int[] sizes = new int[shape.steps() + 1];
        for (int[] set : sets) {
            for (int step : set) {
                sizes[step]++;
            }
        }
        int[][] columns = new int[sizes.length][];
        Arrays.setAll(columns, step -> new int[sizes[step]]);
        for (int column = 0; column < sets.length; column++) {
            for (int step : sets[column]) {
                columns[step][--sizes[step]] = column;
            }
        }
        int[][] byState = new int[shape.states()][];
        for (int s = 1; s < byState.length; s++) {
            byState[s] = columns[shape.last()[s]];
        }
        return byState;
    }

    /** True where the last sweeps changed nothing that counts. */
    private boolean run(double scale, int most) {
        double[] before = new double[width];
        double[] last = new double[x.length];
        int still = scale == 0 ? 2 : 0;
        for (int round = 1; still < 2 && round <= most; round++) {
            Deadline.check();
            boolean leaping = round % PACE == 0;
            if (leaping) {
                System.arraycopy(x, 0, last, 0, x.length);
            }
            sweep();
            still = settled(scale) ? still + 1 : 0;
            if (leaping && still == 0 && round < most) {
                leap(last, before);
            }
            System.arraycopy(sum, 0, before, 0, width);
        }
        return still >= 2;
    }

    private boolean settled(double scale) {
        for (double c : change) {
            if (!(c <= GOAL * scale)) {
                return false;
            }
        }
        return true;
    }

    private void check(boolean settled, double scale) {
        for (double c : change) {
            if (!settled && !(c <= TOLERANCE * scale)) {
                throw new Unavailable("the chain of these journeys did not converge (change " + c
                        + "): choose a lower order, or fewer steps, for example stepBy: CHANNEL");
            }
        }
    }

    private void sweep() {
        Arrays.fill(sum, 0);
        Arrays.fill(change, 0);
        double[] next = new double[width];
        for (int p = 0; p < system.state().length; p++) {
            Arrays.fill(next, system.gain()[p]);
            gather(next, system.rows()[p], system.rows()[p + 1]);
            int state = system.state()[p];
            for (int column : removedAt[state]) {
                next[column] = 0;
            }
            put(next, state * width);
        }
    }

    private void gather(double[] next, int from, int to) {
        int[] target = system.target();
        double[] share = system.share();
        double[] known = x;
        int k = from;
        for (; k + 3 < to; k += 4) {
            int a = target[k] * width;
            int b = target[k + 1] * width;
            int c = target[k + 2] * width;
            int d = target[k + 3] * width;
            double sa = share[k];
            double sb = share[k + 1];
            double sc = share[k + 2];
            double sd = share[k + 3];
            for (int r = 0; r < next.length; r++) {
                next[r] += sa * known[a + r] + sb * known[b + r] + (sc * known[c + r] + sd * known[d + r]);
            }
        }
        for (; k < to; k++) {
            int a = target[k] * width;
            double sa = share[k];
            for (int r = 0; r < next.length; r++) {
                next[r] += sa * known[a + r];
            }
        }
    }

    private void put(double[] next, int at) {
        for (int r = 0; r < next.length; r++) {
            double moved = next[r] - x[at + r];
            sum[r] += moved;
            change[r] = Math.max(change[r], Math.abs(moved));
            x[at + r] = next[r];
        }
    }

    /** The rest of a geometric series, column by column, where one sweep's change is a steady part of the last one's. */
    private void leap(double[] last, double[] before) {
        for (int r = 0; r < width; r++) {
            double ratio = before[r] == 0 ? 0 : sum[r] / before[r];
            boolean steady = ratio > 0 && ratio < 0.99999 && change[r] > 1e-14;
            pace[r] = steady ? ratio / (1 - ratio) : 0;
        }
        for (int at = 0; at < x.length; at += width) {
            for (int r = 0; r < width; r++) {
                x[at + r] += pace[r] * (x[at + r] - last[at + r]);
            }
        }
    }

    private double[] drawn(CountedChain chain, double worth) {
        ChainShape shape = chain.shape();
        double[] drawn = new double[width];
        Arrays.fill(drawn, worth);
        double out = 0;
        for (int e = shape.rows()[0]; e < shape.rows()[1]; e++) {
            double count = chain.counts()[e];
            out += count;
            for (int r = 0; shape.target()[e] >= 0 && r < width; r++) {
                drawn[r] += count * x[shape.target()[e] * width + r];
            }
        }
        for (int r = 0; r < width; r++) {
            drawn[r] = out == 0 ? 0 : drawn[r] / out;
        }
        return drawn;
    }
}
