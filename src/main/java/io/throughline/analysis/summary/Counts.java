package io.throughline.analysis.summary;

import io.throughline.graph.EdgeCounts;
import io.throughline.graph.JourneyGraph;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        T before = known(kind);
        if (before != null) {
            return before;
        }
        T counted = work.get();
        boolean small = counted instanceof EdgeCounts graph ? bytes(graph) <= MAX_BYTES : bytes() > 0;
        if (small) {
            known.put(kind, counted);
        }
        return counted;
    }

    /** About what it takes; 0 before the graph was counted. */
    long bytes() {
        return graph().map(Counts::bytes).orElse(0L);
    }

    /** The graph, or its counts where only they are known. */
    Optional<EdgeCounts> graph() {
        EdgeCounts whole = known(JourneyGraph.class);
        return Optional.ofNullable(whole == null ? known(EdgeCounts.class) : whole);
    }

    private <T> @Nullable T known(Class<T> kind) {
        return kind.cast(known.get(kind));
    }

    private static long bytes(EdgeCounts graph) {
        return (long) EDGE * graph.edges() + (long) NODE * graph.nodes();
    }
}
