package io.throughline.graph;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepRows;
import io.throughline.measure.Quantiles;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact median and 90th percentile of the dwell time of each edge: from leaving a step to entering the next.
 *
 * <p>Units: seconds; NaN where an edge has no times: at START and ENDED, and in journeys of step numbers.
 *
 * <p>Cost: two passes over the steps and one selection an edge; eight bytes a transition while it works.
 */
public final class EdgeTimes {
    private static final int SQUARE_NODES = 704;
    private static final double MICROS = 1e6;

    private final double[] median;
    private final double[] p90;

    private EdgeTimes(int edges) {
        this.median = new double[edges];
        this.p90 = new double[edges];
    }

    public static EdgeTimes of(JourneySet set, EdgeCounts graph) {
        EdgeTimes times = new EdgeTimes(graph.edges());
        Places places = Places.of(graph);
        List<List<JourneyBlock>> strips = BlockPartitions.of(set, BlockPartitions.workers());
        int[][] cursors = IntStream.range(0, strips.size())
                .parallel()
                .mapToObj(s -> places.count(strips.get(s)))
                .toArray(int[][]::new);
        int[] ends = new int[graph.edges()];
        long[] durations = new long[layOut(cursors, ends)];
        IntStream.range(0, strips.size()).parallel().forEach(s -> places.scatter(strips.get(s), cursors[s], durations));
        IntStream.range(0, graph.edges())
                .parallel()
                .forEach(e -> times.select(e, durations, e == 0 ? 0 : ends[e - 1], ends[e]));
        return times;
    }

    public double medianSeconds(int edge) {
        return median[edge];
    }

    double p90Seconds(int edge) {
        return p90[edge];
    }

    /** Turns counts into the places where each strip writes, edge by edge; returns how many durations there are. */
    private static int layOut(int[][] cursors, int[] ends) {
        int place = 0;
        for (int e = 0; e < ends.length; e++) {
            for (int[] cursor : cursors) {
                int n = cursor[e];
                cursor[e] = place;
                place = Math.addExact(place, n);
            }
            ends[e] = place;
        }
        return place;
    }

    private void select(int edge, long[] durations, int from, int to) {
        boolean none = from == to;
        median[edge] = none ? Double.NaN : Quantiles.quantile(durations, from, to, 0.5) / MICROS;
        p90[edge] = none ? Double.NaN : Quantiles.quantile(durations, from, to, 0.9) / MICROS;
    }

    /** Where the edges of a graph stand: in a square where there are few nodes. */
    private record Places(EdgeCounts graph, int[] square) {
        static Places of(EdgeCounts graph) {
            return new Places(graph, square(graph));
        }

        private static int[] square(EdgeCounts graph) {
            int nodes = graph.nodes();
            if (nodes > SQUARE_NODES) {
                return new int[0];
            }
            int[] square = new int[nodes * nodes];
            for (int from = 0; from < nodes; from++) {
                for (int e = graph.firstEdge(from); e < graph.firstEdge(from + 1); e++) {
                    square[from * nodes + graph.target(e)] = e;
                }
            }
            return square;
        }

        private int edge(int from, int to) {
            return square.length > 0 ? square[from * graph.nodes() + to] : graph.find(from, to);
        }

        int[] count(List<JourneyBlock> blocks) {
            int[] counts = new int[graph.edges()];
            for (JourneyBlock block : blocks) {
                int[] step = block.step();
                for (int j = 0; j < block.journeys(); j++) {
                    if (block.countsSteps(j)) {
                        continue;
                    }
                    for (int k = block.offset()[j] + 1; k < block.offset()[j + 1]; k++) {
                        counts[edge(step[k - 1], step[k])]++;
                    }
                }
            }
            return counts;
        }

        void scatter(List<JourneyBlock> blocks, int[] cursor, long[] durations) {
            for (JourneyBlock block : blocks) {
                int[] step = block.step();
                StepRows row = block.row();
                StepRows lastRow = block.lastRow();
                long[] at = block.timelines().at();
                for (int j = 0; j < block.journeys(); j++) {
                    if (block.countsSteps(j)) {
                        continue;
                    }
                    for (int k = block.offset()[j] + 1; k < block.offset()[j + 1]; k++) {
                        durations[cursor[edge(step[k - 1], step[k])]++] = at[row.at(k)] - at[lastRow.at(k - 1)];
                    }
                }
            }
        }
    }
}
