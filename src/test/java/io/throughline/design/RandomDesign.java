package io.throughline.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Designs drawn at random, and the least cost of a path beside one by plain relaxation. */
final class RandomDesign {
    private static final int FAR = 1_000_000;

    private RandomDesign() {}

    /** At most 5 of the steps a to f, and buy, which is the only last one; each step leads to a later one or to buy. */
    static Design of(Random random) {
        int size = 1 + random.nextInt(5);
        List<DesignStep> steps = new ArrayList<>();
        List<DesignEdge> edges = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String id = "" + (char) ('a' + i);
            steps.add(new DesignStep(
                    id,
                    id,
                    null,
                    random.nextInt(4) == 0,
                    random.nextInt(5) == 0,
                    i == 0 || random.nextInt(4) == 0,
                    false));
            edges.add(new DesignEdge(id, i + 1 < size ? "" + (char) ('b' + i) : "buy"));
            for (int j = 0; j < size; j++) {
                if (random.nextInt(4) == 0) {
                    edges.add(new DesignEdge(id, "" + (char) ('a' + j)));
                }
            }
        }
        steps.add(new DesignStep("buy", "buy", null, false, false, false, true));
        return new Design(steps, edges, Set.of());
    }

    /** Every move between pairs of a place in the path and a position in the design is tried again until none makes any pair cheaper. */
    static int least(Design design, String[] path, boolean converts) {
        int steps = design.steps().size();
        int[][] cost = new int[path.length + 1][steps + 1];
        for (int[] row : cost) {
            Arrays.fill(row, FAR);
        }
        cost[0][steps] = 0;
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int place = 0; place <= path.length; place++) {
                for (int position = 0; position <= steps; position++) {
                    changed |= tryMoves(design, path, cost, place, position);
                }
            }
        }
        int least = FAR;
        for (int position = 0; position <= steps; position++) {
            if (!converts || position < steps && design.steps().get(position).last()) {
                least = Math.min(least, cost[path.length][position]);
            }
        }
        return least;
    }

    private static boolean tryMoves(Design design, String[] path, int[][] cost, int place, int position) {
        int here = cost[place][position];
        boolean changed = false;
        if (place < path.length) {
            boolean free = design.steps().stream().anyMatch(s -> s.anywhere() && path[place].equals(s.touchpoint()));
            changed = lower(cost, place + 1, position, here + (free ? 0 : 1));
        }
        for (int next = 0; next < design.steps().size(); next++) {
            DesignStep step = design.steps().get(next);
            boolean follows = position == design.steps().size()
                    ? step.first()
                    : design.edges()
                            .contains(
                                    new DesignEdge(design.steps().get(position).id(), step.id()));
            if (follows) {
                changed |= lower(cost, place, next, here + (step.optional() ? 0 : 1));
                changed |= place < path.length
                        && path[place].equals(step.touchpoint())
                        && lower(cost, place + 1, next, here);
            }
        }
        return changed;
    }

    private static boolean lower(int[][] cost, int place, int position, int to) {
        boolean lower = to < cost[place][position];
        cost[place][position] = Math.min(to, cost[place][position]);
        return lower;
    }
}
