package io.throughline.identity;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * Finds the links that lie on a path between identifiers that must stay apart; all others can join without bringing any two of those
 * together.
 *
 * <p>Source: Hopcroft and Tarjan, Algorithm 447 (1973). A link lies on a simple path between two of some nodes where it shares a biconnected
 * component with a node that is linked to all of them.
 */
final class Between {
    private final int[] from;
    private final int[] to;
    private final int[] first;
    private final int[] next;
    private final int[] entered;
    private final int[] lowest;
    private final BitSet apart = new BitSet();
    private int clock;
    private int before;

    /** Links between what is joined already. */
    Between(Pairs pairs, Components joined, int size) {
        from = new int[pairs.size()];
        to = new int[pairs.size()];
        first = new int[size];
        next = new int[2 * pairs.size()];
        entered = new int[size];
        lowest = new int[size];
        Arrays.fill(first, -1);
        int[] n = {0};
        pairs.forEach((a, b) -> {
            from[n[0]] = joined.of(a);
            to[n[0]] = joined.of(b);
            add(2 * n[0], from[n[0]]);
            add(2 * n[0] + 1, to[n[0]]);
            n[0]++;
        });
    }

    private void add(int end, int node) {
        next[end] = first[node];
        first[node] = end;
    }

    private int other(int end) {
        return end % 2 == 0 ? to[end / 2] : from[end / 2];
    }

    /** Marks the links between any two of some nodes, by their place among the pairs. */
    void mark(Set<Integer> nodes, BitSet marked) {
        before = clock++;
        nodes.forEach(apart::set);
        Walk walk = new Walk(marked);
        for (int node : nodes) {
            if (entered[node] <= before) {
                walk.from(node);
            }
        }
        nodes.forEach(apart::clear);
    }

    /** A walk in depth without recursion, since chains of identifiers may be long. */
    private final class Walk {
        private final BitSet marked;
        private final BitSet used = new BitSet();
        private int[] nodes = new int[64];
        private int[] ends = new int[64];
        private int[] came = new int[64];
        private int depth;
        private int[] links = new int[64];
        private int kept;

        Walk(BitSet marked) {
            this.marked = marked;
        }

        void from(int start) {
            kept = 0;
            enter(start, -1);
            while (depth > 0) {
                int node = nodes[depth - 1];
                int end = ends[depth - 1];
                if (end < 0) {
                    leave();
                    continue;
                }
                ends[depth - 1] = next[end];
                int link = end / 2;
                int there = other(end);
                if (used.get(link) || there == node) {
                    continue;
                }
                used.set(link);
                keep(link);
                if (entered[there] <= before) {
                    enter(there, link);
                } else {
                    lowest[node] = Math.min(lowest[node], entered[there]);
                }
            }
            for (int i = 0; i < kept; i++) {
                marked.set(links[i]);
            }
        }

        private void enter(int node, int link) {
            if (depth == nodes.length) {
                nodes = Arrays.copyOf(nodes, 2 * depth);
                ends = Arrays.copyOf(ends, 2 * depth);
                came = Arrays.copyOf(came, 2 * depth);
            }
            entered[node] = ++clock;
            lowest[node] = apart.get(node) && link >= 0 ? before + 1 : clock;
            nodes[depth] = node;
            ends[depth] = first[node];
            came[depth++] = link;
        }

        private void leave() {
            int node = nodes[--depth];
            if (depth == 0) {
                return;
            }
            int parent = nodes[depth - 1];
            if (lowest[node] < entered[parent]) {
                lowest[parent] = Math.min(lowest[parent], lowest[node]);
                return;
            }
            while (links[--kept] != came[depth]) {
                continue; // the links of a component that none of the nodes is linked to
            }
        }

        private void keep(int link) {
            if (kept == links.length) {
                links = Arrays.copyOf(links, 2 * kept);
            }
            links[kept++] = link;
        }
    }
}
