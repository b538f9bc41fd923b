package io.throughline.graph;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Reserved;
import io.throughline.journey.StepBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what of a journey graph is shown. Every figure stays that of the whole graph; what is left out is counted.
 *
 * <p>Order: START, steps and conversions by visits, ENDED; edges by count; ties by id.
 */
public final class ShownGraph {
    private final EdgeCounts graph;
    private final @Nullable JourneyGraph rates;
    private final Catalogue catalogue;
    private final StepBy stepBy;
    private final @Nullable EdgeTimes times;
    private final double @Nullable [] chances;

    /** @param graph a {@link JourneyGraph} where rates are asked for */
    public ShownGraph(
            EdgeCounts graph,
            Catalogue catalogue,
            StepBy stepBy,
            @Nullable EdgeTimes times,
            double @Nullable [] chances) {
        this.graph = graph;
        this.rates = graph instanceof JourneyGraph known ? known : null;
        this.catalogue = catalogue;
        this.stepBy = stepBy;
        this.times = times;
        this.chances = chances;
    }

    public static void check(@Nullable Long minCount) {
        if (minCount != null && minCount < 0) {
            throw new InvalidArgument("minCount", minCount, "0 or more");
        }
    }

    public GraphView view(GraphView.Keep keep, @Nullable Long minCount) {
        check(minCount);
        check(keep);
        List<Integer> kept = kept(keep);
        boolean[] shown = new boolean[graph.nodes()];
        kept.forEach(node -> shown[node] = true);
        long[] hiddenOut = new long[graph.nodes()];
        long[] hiddenIn = new long[graph.nodes()];
        List<GraphView.Edge> edges = new ArrayList<>();
        long transitions = 0;
        for (int from = 0; from < graph.nodes(); from++) {
            long out = graph.out(from);
            for (int e = graph.firstEdge(from); e < graph.firstEdge(from + 1); e++) {
                int to = graph.target(e);
                if (shown[from] && shown[to] && (minCount == null || graph.count(e) >= minCount)) {
                    edges.add(edge(from, e, out));
                } else {
                    transitions += graph.count(e);
                    hiddenOut[from] += graph.count(e);
                    hiddenIn[to] += graph.count(e);
                }
            }
        }
        edges.sort(Comparator.comparingLong(GraphView.Edge::count)
                .reversed()
                .thenComparing(GraphView.Edge::from)
                .thenComparing(GraphView.Edge::to));
        List<GraphView.Node> nodes = kept.stream()
                .map(node -> node(node, hiddenIn[node], hiddenOut[node]))
                .toList();
        long hiddenNodes = visited().count() + 2 - kept.size();
        return new GraphView(
                nodes,
                List.copyOf(edges),
                new GraphView.Hidden(hiddenNodes, graph.edges() - edges.size(), transitions));
    }

    /** A step that only other journeys have, or that is one under another definition, is known: it is asked for in vain. */
    private void check(GraphView.Keep keep) {
        if (keep.ids().isEmpty()) {
            return;
        }
        Set<String> known = IntStream.range(0, graph.nodes()).mapToObj(this::id).collect(Collectors.toSet());
        catalogue.touchpoints().forEach(touchpoint -> {
            known.add(touchpoint.id());
            Stream.ofNullable(touchpoint.stage()).forEach(known::add);
        });
        known.addAll(catalogue.channels());
        known.addAll(catalogue.campaigns());
        keep.ids().stream().sorted().forEach(id -> NearestNames.require("keep", id, known));
    }

    private IntStream visited() {
        return IntStream.range(0, graph.steps().size()).filter(step -> graph.visits(step) > 0);
    }

    /** START, the steps that stay, ENDED. */
    private List<Integer> kept(GraphView.Keep keep) {
        List<Integer> ranked = visited()
                .boxed()
                .sorted(Comparator.comparingLong((Integer step) -> -graph.visits(step)))
                .toList();
        List<Integer> kept = new ArrayList<>();
        kept.add(graph.start());
        int steps = 0;
        Map<String, Integer> ofStage = new TreeMap<>();
        for (int step : ranked) {
            if (graph.isConversion(step)) {
                kept.add(step);
                continue;
            }
            int before = ofStage.merge(stage(step), 1, Integer::sum) - 1;
            if (stays(keep, step, steps++, before)) {
                kept.add(step);
            }
        }
        kept.add(graph.ended());
        return kept;
    }

    private boolean stays(GraphView.Keep keep, int step, int before, int beforeOfStage) {
        Integer top = keep.top();
        Integer topPerStage = keep.topPerStage();
        return (top == null && topPerStage == null)
                || (top != null && before < top)
                || (topPerStage != null && beforeOfStage < topPerStage)
                || keep.ids().contains(id(step));
    }

    private String stage(int step) {
        String stage = touchpoint(step).map(Touchpoint::stage).orElse(null);
        return stage == null ? "" : stage;
    }

    private GraphView.Edge edge(int from, int e, long out) {
        return new GraphView.Edge(
                id(from),
                id(graph.target(e)),
                graph.count(e),
                (double) graph.count(e) / out,
                rates == null ? null : (Long) rates.journeys(e),
                times == null ? null : orNull(times.medianSeconds(e)),
                times == null ? null : orNull(times.p90Seconds(e)));
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private GraphView.Node node(int node, long hiddenIn, long hiddenOut) {
        Optional<Touchpoint> known = touchpoint(node);
        return new GraphView.Node(
                id(node),
                kind(node),
                label(node, known),
                known.map(Touchpoint::channel).orElse(stepBy == StepBy.CHANNEL ? named(node) : null),
                known.map(Touchpoint::stage).orElse(stepBy == StepBy.STAGE ? named(node) : null),
                graph.visits(node),
                rates == null ? null : rates(rates, node),
                chances == null ? null : orNull(chances[node]),
                hiddenIn,
                hiddenOut);
    }

    private static GraphView.Rates rates(JourneyGraph graph, int node) {
        return new GraphView.Rates(
                graph.journeysAt(node), graph.dropOff(node), graph.exitShare(node), graph.conversion(node));
    }

    private Optional<Touchpoint> touchpoint(int node) {
        boolean isTouchpoint = node < graph.steps().size() && (stepBy == StepBy.TOUCHPOINT || graph.isConversion(node));
        return isTouchpoint ? catalogue.find(id(node)) : Optional.empty();
    }

    private String label(int node, Optional<Touchpoint> known) {
        if (node == graph.start()) {
            return "Start";
        }
        return node == graph.ended() ? "Ended" : known.map(Touchpoint::name).orElse(id(node));
    }

    /** The step's own name where it names a channel or stage. */
    private @Nullable String named(int node) {
        boolean plain = node < graph.steps().size() && !graph.isConversion(node);
        return plain && !id(node).equals(Reserved.NONE) ? id(node) : null;
    }

    private GraphView.Kind kind(int node) {
        if (node == graph.start()) {
            return GraphView.Kind.START;
        }
        if (node == graph.ended()) {
            return GraphView.Kind.ENDED;
        }
        return graph.isConversion(node) ? GraphView.Kind.CONVERSION : GraphView.Kind.STEP;
    }

    private String id(int node) {
        if (node == graph.start()) {
            return Reserved.START;
        }
        return node == graph.ended() ? Reserved.ENDED : graph.steps().id(node);
    }
}
