package io.throughline.design;

import io.throughline.journey.InvalidArgument;
import java.util.Arrays;

/**
 * The ways of a design without regard to any journey: what it costs to pass over the steps between any two. Positions are 0 for the
 * start and 1 + the place of a step; immutable.
 *
 * <p>Cost: one shortest-path search from each position, O(steps²) each.
 */
final class PlannedWays {
    static final int NO_WAY = 1 << 28;

    /** Costs and lengths are compared as one number: cost first, then the number of steps passed over. */
    private static final int SCALE = 1 << 10;

    final int size;

    /** By step: 0 where leaving it out is no deviation, or an allowed one. */
    final int[] skipCost;

    /** By position and step: what passing over the steps strictly between them costs; {@link #NO_WAY} where none leads there. */
    final int[][] between;

    /** By position and step: how many steps are passed over on that way. */
    final int[][] passed;

    /** By position and step: the step before it on that way; −1 where it follows the position directly. */
    private final int[][] before;

    /** By position: what passing over everything up to and with a last step costs, 0 at one. */
    final int[] toLast;

    /** By position: the last step to which that leads; −1 at one. */
    final int[] nearestLast;

    PlannedWays(Design design) {
        size = design.steps().size();
        skipCost = new int[size];
        boolean[][] follows = new boolean[size + 1][size];
        for (int step = 0; step < size; step++) {
            DesignStep of = design.steps().get(step);
            skipCost[step] = of.optional() || design.allows(DeviationKind.SKIPPED, of.id()) ? 0 : 1;
            follows[0][step] = of.first();
        }
        for (DesignEdge edge : design.edges()) {
            follows[1 + design.place(edge.from())][design.place(edge.to())] = true;
        }
        between = new int[size + 1][size];
        passed = new int[size + 1][size];
        before = new int[size + 1][size];
        toLast = new int[size + 1];
        nearestLast = new int[size + 1];
        for (int from = 0; from <= size; from++) {
            search(from, follows);
            end(from, design);
        }
        if (toLast[0] >= NO_WAY) {
            throw new InvalidArgument(
                    "design.edges", design.edges().size() + " edges", "a way from a first to a last step");
        }
    }

    /** Dijkstra over steps that are passed over: few and small numbers, so a plain scan for the nearest. */
    private void search(int from, boolean[][] follows) {
        int[] reach = new int[size];
        Arrays.fill(reach, NO_WAY);
        Arrays.fill(before[from], -1);
        boolean[] done = new boolean[size];
        relax(from, 0, -1, follows[from], reach);
        for (int next = nearest(reach, done); next >= 0; next = nearest(reach, done)) {
            done[next] = true;
            relax(from, reach[next] + skipCost[next] * SCALE + 1, next, follows[1 + next], reach);
        }
        for (int step = 0; step < size; step++) {
            boolean known = reach[step] < NO_WAY;
            between[from][step] = known ? reach[step] / SCALE : NO_WAY;
            passed[from][step] = known ? reach[step] % SCALE : 0;
        }
    }

    private void relax(int from, int reached, int by, boolean[] follows, int[] reach) {
        for (int step = 0; step < size; step++) {
            if (follows[step] && reached < reach[step]) {
                reach[step] = reached;
                before[from][step] = by;
            }
        }
    }

    private static int nearest(int[] reach, boolean[] done) {
        int nearest = -1;
        for (int step = 0; step < reach.length; step++) {
            if (!done[step] && reach[step] < NO_WAY && (nearest < 0 || reach[step] < reach[nearest])) {
                nearest = step;
            }
        }
        return nearest;
    }

    private void end(int from, Design design) {
        toLast[from] = NO_WAY;
        nearestLast[from] = -1;
        if (from > 0 && design.steps().get(from - 1).last()) {
            toLast[from] = 0;
            return;
        }
        int least = NO_WAY;
        for (int step = 0; step < size; step++) {
            int cost = between[from][step] + skipCost[step];
            if (design.steps().get(step).last() && cost < NO_WAY && cost * SCALE + passed[from][step] < least) {
                least = cost * SCALE + passed[from][step];
                toLast[from] = cost;
                nearestLast[from] = step;
            }
        }
    }

    /** The steps passed over strictly between a position and a step, in order. */
    int[] between(int from, int to) {
        int[] steps = new int[passed[from][to]];
        int step = to;
        for (int i = steps.length - 1; i >= 0; i--) {
            step = before[from][step];
            steps[i] = step;
        }
        return steps;
    }
}
