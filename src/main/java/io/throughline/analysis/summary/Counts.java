package io.throughline.analysis.summary;

import io.throughline.graph.JourneyGraph;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was counted over all journeys of one cut, and what follows from that alone, one of each kind. It holds no journey. Safe for any thread: where two
 * questions ask for the same at once both count, with equal results; a failure is not kept, nor is a graph of more than {@value #MAX_BYTES} bytes.
 */
public final class Counts {
    static final long MAX_BYTES = 64 << 20;
    /** Of an edge: its target, counts, times and what solving it takes; of a node: its sums, chances and losses. */
    private static final int EDGE = 64;

    private static final int NODE = 256;

    private final Map<Class<?>, Object> known = new ConcurrentHashMap<>();

    <T> T get(Class<T> kind, Supplier<T> work) {
        Object before = known.get(kind);
        if (before != null) {
            return kind.cast(before);
        }
        T counted = work.get();
        boolean small = counted instanceof JourneyGraph graph ? bytes(graph) <= MAX_BYTES : bytes() > 0;
        if (small) {
            known.put(kind, counted);
        }
        return counted;
    }

    /** About what it takes; 0 before the graph was counted. */
    long bytes() {
        return known.get(JourneyGraph.class) instanceof JourneyGraph graph ? bytes(graph) : 0;
    }

    private static long bytes(JourneyGraph graph) {
        return (long) EDGE * graph.edges() + (long) NODE * graph.nodes();
    }
}
