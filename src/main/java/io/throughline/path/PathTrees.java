package io.throughline.path;

import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.journey.Strips;
import io.throughline.measure.ClusteredRate;
import java.util.List;

/**
 * Grows path trees level by level: all ways that reach a node are counted by their next step, the most frequent become its children.
 *
 * <p>Cost: two passes over the ways for each level, divided among the processors; memory in the number of ways and of nodes drawn.
 */
public final class PathTrees {
    private final Steps steps;
    private final PathTree.Request request;
    private final int to;
    private final boolean backward;
    private final List<TreeStrip> strips;
    private final TreeNodes nodes;
    private final long[] count;
    private final int[] touched;

    private PathTrees(JourneySet set, PathTree.Request request) {
        this.steps = set.steps();
        this.request = request;
        this.to = request.to() == null ? Anchors.NONE : StepIds.code(steps, "to", request.to());
        this.backward = request.from() == null && request.to() != null;
        int root = backward ? to : from();
        boolean every = request.occurrence() == Occurrence.EVERY;
        Anchors anchors = new Anchors(root, backward ? Anchors.NONE : to, every, backward ? -1 : 1);
        this.strips = Strips.of(set, Strips.workers() * 2).parallelStream()
                .map(strip -> new TreeStrip(anchors.walkers(strip), steps.size()))
                .toList();
        this.nodes = new TreeNodes(
                steps, root, strips.stream().mapToLong(TreeStrip::ways).sum());
        this.count = new long[steps.size()];
        this.touched = new int[steps.size()];
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
        for (int depth = 0; first < nodes.size(); depth++) {
            int end = nodes.size();
            strips.parallelStream().forEach(TreeStrip::count);
            int[] firstChild = new int[end - first + 1];
            for (int node = first; node < end; node++) {
                settle(node, node - first, depth);
                firstChild[node - first + 1] = nodes.size() - end;
            }
            if (nodes.size() > end) {
                int[] code = nodes.codes(end);
                strips.parallelStream().forEach(strip -> strip.advance(firstChild, code));
            }
            first = end;
        }
        ClusteredRate coverage = new ClusteredRate();
        strips.forEach(strip -> coverage.add(strip.coverage()));
        return nodes.tree(coverage.rate("journeys"));
    }

    /** Forward, a conversion is the end of its journey; between two steps, the second is the end of each way. */
    private boolean isLeaf(int node, int depth) {
        int code = nodes.code(node);
        return !backward && code >= 0 && (steps.isConversion(code) || (depth > 0 && code == to));
    }

    private void settle(int node, int n, int depth) {
        long over = 0;
        int size = 0;
        for (TreeStrip strip : strips) {
            over += strip.over[n];
            for (int cell = strip.firstCell[n]; cell < strip.firstCell[n + 1]; cell++) {
                int code = strip.cellCode[cell];
                if (count[code] == 0) {
                    touched[size++] = code;
                }
                count[code] += strip.cellCount[cell];
            }
        }
        int most = depth == request.depth() ? 0 : request.branches();
        int[] drawn = Ranking.first(most, size, i -> true, (a, b) -> compare(touched[a], touched[b]));
        for (int i : drawn) {
            nodes.add(touched[i], node, depth + 1, count[touched[i]]);
            count[touched[i]] = 0;
        }
        long more = 0;
        for (int i = 0; i < size; i++) {
            more += count[touched[i]];
            count[touched[i]] = 0;
        }
        nodes.settle(node, isLeaf(node, depth) ? 0 : over, more);
    }

    private int compare(int a, int b) {
        int byCount = Long.compare(count[b], count[a]);
        return byCount != 0 ? byCount : Integer.compare(a, b);
    }
}
