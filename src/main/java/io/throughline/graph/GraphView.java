package io.throughline.graph;

import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journey graph as it is shown: all of it, or its top nodes with the size of the tail that is hidden. */
public record GraphView(List<Node> nodes, List<Edge> edges, Hidden hidden) {

    /** What a node stands for. */
    public enum Kind {
        START,
        STEP,
        CONVERSION,
        ENDED
    }

    /** A step, or the start or unconverted end of journeys. Invariant: in + hiddenIn = visits = out + hiddenOut for steps. */
    public record Node(
            String id,
            Kind kind,
            String label,
            @Nullable String channel,
            @Nullable String stage,
            long visits,
            long journeys,
            Rate dropOff,
            Rate exitShare,
            Rate conversion,
            @Nullable Double conversionFromHere,
            long hiddenIn,
            long hiddenOut) {}

    /** A transition; times are null where they were not asked for or the log has step numbers. */
    public record Edge(
            String from,
            String to,
            long count,
            double probability,
            long journeys,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds) {}

    /** What {@code top} or {@code minCount} left out. */
    public record Hidden(long nodes, long edges, long transitions) {}

    /** What is asked of the graph; times and chances cost more and are computed only on request. */
    public record Request(@Nullable Integer top, @Nullable Long minCount, boolean times, boolean chances) {}
}
