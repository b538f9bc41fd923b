package io.throughline.path.tree;

import io.throughline.journey.JourneySet;
import io.throughline.journey.StepIds;
import io.throughline.journey.Steps;
import io.throughline.path.Ranking;

/**
 * Grows path trees level by level: all ways that reach a node are counted by their next step, the most frequent become its children.
 *
 * <p>Cost: one pass over the ways for each level, divided among the processors; memory in the number of ways and of nodes drawn.
 */
public final class PathTrees {
    private final Steps steps;
    private final PathTree.Request request;
    private final int to;
    private final boolean backward;
    private final PathFrontier ways;
    private final TreeNodes nodes;

    private PathTrees(JourneySet set, PathTree.Request request) {
        this.steps = set.steps();
        this.request = request;
        this.to = request.to() == null ? Anchors.NONE : StepIds.code(steps, "to", request.to());
        this.backward = request.from() == null && request.to() != null;
        int root = backward ? to : from();
        boolean every = request.occurrence() == Occurrence.EVERY;
        this.ways = new PathFrontier(set, new Anchors(root, backward ? Anchors.NONE : to, every, backward ? -1 : 1));
        this.nodes = new TreeNodes(steps, root, ways.size());
    }

    private int from() {
        String from = request.from();
        return from == null || from.equals(PathTree.FROM_START) ? Anchors.START : StepIds.code(steps, "from", from);
    }

    public static PathTree of(JourneySet set, PathTree.Request request) {
        return new PathTrees(set, request).grow();
    }

    private PathTree grow() {
        int first = 0;
        FrontierCells cells = ways.begin(isLeaf(0, 0));
        for (int depth = 0; ; depth++) {
            int end = nodes.size();
            for (int node = first; node < end; node++) {
                settle(node, cells, node - first, depth);
            }
            int next = nodes.size() - end;
            if (next == 0) {
                return nodes.tree(ways.coverage().rate("journeys"));
            }
            boolean[] leaf = new boolean[next];
            for (int child = 0; child < next; child++) {
                leaf[child] = isLeaf(end + child, depth + 1);
            }
            NextStates states =
                    NextStates.byPair(end - first, steps.size(), nodes.parents(end, first), nodes.codes(end));
            cells = ways.advance(states, leaf);
            first = end;
        }
    }

    /** Forward, a conversion is the end of its journey; between two steps, the second is the end of each way. */
    private boolean isLeaf(int node, int depth) {
        int code = nodes.code(node);
        return !backward && code >= 0 && (steps.isConversion(code) || (depth > 0 && code == to));
    }

    /** Draws the most frequent steps after a node and counts the others. */
    private void settle(int node, FrontierCells cells, int state, int depth) {
        int from = cells.first()[state];
        int size = cells.first()[state + 1] - from;
        int most = depth == request.depth() ? 0 : request.branches();
        long more = 0;
        for (int cell = from; cell < from + size; cell++) {
            more += cells.count()[cell];
        }
        for (int i : Ranking.first(most, size, i -> true, (a, b) -> compare(cells, from + a, from + b))) {
            nodes.add(cells.code()[from + i], node, depth + 1, cells.count()[from + i]);
            more -= cells.count()[from + i];
        }
        nodes.settle(node, cells.over()[state], more);
    }

    /** Cells of a node stand by code. */
    private static int compare(FrontierCells cells, int a, int b) {
        int byCount = Long.compare(cells.count()[b], cells.count()[a]);
        return byCount != 0 ? byCount : Integer.compare(a, b);
    }
}
