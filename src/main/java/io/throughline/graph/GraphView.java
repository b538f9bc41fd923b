package io.throughline.graph;

import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Rate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
            @Nullable Rates rates,
            @Nullable Double conversionFromHere,
            long hiddenIn,
            long hiddenOut) {
        public long journeys() {
            return asked().journeys;
        }

        public Rate dropOff() {
            return asked().dropOff;
        }

        public Rate exitShare() {
            return asked().exitShare;
        }

        public Rate conversion() {
            return asked().conversion;
        }

        private Rates asked() {
            return Objects.requireNonNull(rates, "rates were not asked for");
        }
    }

    /** Journeys that visit a node, and its rates; where they were asked for. */
    public record Rates(long journeys, Rate dropOff, Rate exitShare, Rate conversion) {}

    /**
     * A transition; times are null where they were not asked for or the log has step numbers.
     *
     * @param takenBy so many journeys; null where rates were not asked for
     */
    public record Edge(
            String from,
            String to,
            long count,
            double probability,
            @Nullable Long takenBy,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds) {
        public long journeys() {
            return Objects.requireNonNull(takenBy, "rates were not asked for");
        }
    }

    /** What {@code top} or {@code minCount} left out. */
    public record Hidden(long nodes, long edges, long transitions) {}

    /**
     * What is asked of the graph; what costs more than counts is computed only on request.
     *
     * @param rates how many journeys visit nodes and take edges, and the nodes' rates
     * @param keep which steps stay
     */
    public record Request(@Nullable Long minCount, boolean rates, boolean times, boolean chances, Keep keep) {
        public Request(@Nullable Integer top, @Nullable Long minCount, boolean times, boolean chances) {
            this(minCount, true, times, chances, new Keep(top, null, Set.of()));
        }
    }

    /**
     * Which steps stay: those that any of the three keeps; all where neither number is given. Conversions always stay.
     *
     * @param top so many of all, those with most visits
     * @param topPerStage so many of each stage, those with most visits; steps without a stage are one more
     * @param ids these, whatever their visits
     */
    public record Keep(@Nullable Integer top, @Nullable Integer topPerStage, Set<String> ids) {
        /** Every step. */
        public static final Keep ALL = new Keep(null, null, Set.of());

        public Keep {
            ids = Set.copyOf(ids);
            check("top", top);
            check("topPerStage", topPerStage);
        }

        private static void check(String name, @Nullable Integer number) {
            if (number != null && number < 0) {
                throw new InvalidArgument(name, number, "0 or more");
            }
        }
    }
}
