package io.throughline.path.tree;

import io.throughline.journey.Steps;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The nodes of a path tree while it grows, level by level. */
final class TreeNodes {
    private final Steps steps;
    private int[] code = new int[64];
    private int[] parent = new int[64];
    private int[] depth = new int[64];
    private long[] count = new long[64];
    private long[] ended = new long[64];
    private long[] more = new long[64];
    private int size;

    TreeNodes(Steps steps, int root, long ways) {
        this.steps = steps;
        add(root, -1, 0, ways);
    }

    void add(int step, int above, int level, long ways) {
        if (size == code.length) {
            int wider = size * 2;
            code = Arrays.copyOf(code, wider);
            parent = Arrays.copyOf(parent, wider);
            depth = Arrays.copyOf(depth, wider);
            count = Arrays.copyOf(count, wider);
            ended = Arrays.copyOf(ended, wider);
            more = Arrays.copyOf(more, wider);
        }
        code[size] = step;
        parent[size] = above;
        depth[size] = level;
        count[size++] = ways;
    }

    void settle(int node, long endedHere, long goOn) {
        ended[node] = endedHere;
        more[node] = goOn;
    }

    int size() {
        return size;
    }

    int code(int node) {
        return code[node];
    }

    int[] codes(int from) {
        return Arrays.copyOfRange(code, from, size);
    }

    /** Parents of the nodes from {@code from} on, counted from node {@code first}. */
    int[] parents(int from, int first) {
        int[] parents = Arrays.copyOfRange(parent, from, size);
        Arrays.setAll(parents, i -> parents[i] - first);
        return parents;
    }

    PathTree tree(Rate coverage) {
        List<FlatPathNode> flat = new ArrayList<>(size);
        for (int n = 0; n < size; n++) {
            String above = parent[n] < 0 ? null : String.valueOf(parent[n]);
            flat.add(
                    new FlatPathNode(String.valueOf(n), above, depth[n], id(n), count[n], share(n), more[n], ended[n]));
        }
        return new PathTree(root(), flat, coverage);
    }

    private PathNode root() {
        List<List<PathNode>> next = new ArrayList<>(Collections.nCopies(size, List.of()));
        PathNode node = node(size - 1, List.of());
        for (int n = size - 1; n >= 0; n--) {
            List<PathNode> below = next.get(n);
            Collections.reverse(below);
            node = node(n, below);
            if (n > 0) {
                List<PathNode> siblings = next.get(parent[n]);
                if (siblings.isEmpty()) {
                    siblings = new ArrayList<>();
                    next.set(parent[n], siblings);
                }
                siblings.add(node);
            }
        }
        return node;
    }

    private PathNode node(int n, List<PathNode> below) {
        return new PathNode(id(n), count[n], share(n), more[n], ended[n], below);
    }

    private String id(int n) {
        return code[n] == Anchors.START ? PathTree.FROM_START : steps.id(code[n]);
    }

    private double share(int n) {
        return count[0] == 0 ? 0 : (double) count[n] / count[0];
    }
}
