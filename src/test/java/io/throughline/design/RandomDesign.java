package io.throughline.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Designs drawn at random, and the least cost of a path found by trying every move, with no more skips than steps in a row. */
final class RandomDesign {
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

    static int least(Design design, String[] path, boolean converts) {
        return least(design, path, converts, 0, null, 0);
    }

    private static int least(Design design, String[] path, boolean converts, int at, DesignStep position, int skipped) {
        int best = Integer.MAX_VALUE / 2;
        if (at == path.length && (!converts || position != null && position.last())) {
            best = 0;
        }
        if (at < path.length) {
            String here = path[at];
            boolean free = design.steps().stream().anyMatch(s -> s.anywhere() && here.equals(s.touchpoint()));
            best = Math.min(best, (free ? 0 : 1) + least(design, path, converts, at + 1, position, 0));
        }
        for (DesignStep next : design.steps()) {
            boolean follows =
                    position == null ? next.first() : design.edges().contains(new DesignEdge(position.id(), next.id()));
            if (follows && at < path.length && path[at].equals(next.touchpoint())) {
                best = Math.min(best, least(design, path, converts, at + 1, next, 0));
            }
            if (follows && skipped < design.steps().size()) {
                best = Math.min(best, (next.optional() ? 0 : 1) + least(design, path, converts, at, next, skipped + 1));
            }
        }
        return best;
    }
}
