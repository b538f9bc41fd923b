package io.throughline.graph;

/** From which nodes a conversion can be reached at all. Cost: linear in nodes and edges. */
public final class ReachedConversions {
    private ReachedConversions() {}

    /** By node; a conversion reaches itself. */
    public static boolean[] from(JourneyGraph graph) {
        int[][] sources = sources(graph);
        boolean[] reaches = new boolean[graph.nodes()];
        int[] stack = new int[graph.nodes()];
        int size = 0;
        for (int step = 0; step < graph.steps().size(); step++) {
            if (graph.isConversion(step)) {
                reaches[step] = true;
                stack[size++] = step;
            }
        }
        while (size > 0) {
            for (int source : sources[stack[--size]]) {
                if (!reaches[source]) {
                    reaches[source] = true;
                    stack[size++] = source;
                }
            }
        }
        return reaches;
    }

    private static int[][] sources(JourneyGraph graph) {
        int[] counts = new int[graph.nodes()];
        for (int e = 0; e < graph.edges(); e++) {
            counts[graph.target(e)]++;
        }
        int[][] sources = new int[graph.nodes()][];
        for (int node = 0; node < sources.length; node++) {
            sources[node] = new int[counts[node]];
        }
        for (int from = 0; from < graph.nodes(); from++) {
            for (int e = graph.firstEdge(from); e < graph.firstEdge(from + 1); e++) {
                int to = graph.target(e);
                sources[to][--counts[to]] = from;
            }
        }
        return sources;
    }
}
