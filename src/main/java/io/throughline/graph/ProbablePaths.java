package io.throughline.graph;

import io.throughline.journey.Deadline;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Reserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The most probable ways from one place of the journey graph to another that visit no step twice.
 *
 * <p>Method: Yen's k shortest paths, a transition being −ln p long. Order: probability, equal ones by steps; probabilities that differ by less than
 * 1e-12 of themselves are equal.
 */
public final class ProbablePaths {
    /** Most paths that may be asked for. */
    public static final int MAX_PATHS = 1_000;

    private static final double SAME = 1e12;
    /** Paths as probable as the last one asked for are looked through for those first by their steps; so many at most. */
    private static final int MAX_TIES = 200;

    private final JourneyGraph graph;
    private final int anyConversion;
    private final Network net = new Network();

    private ProbablePaths(JourneyGraph graph) {
        this.graph = graph;
        this.anyConversion = graph.nodes();
        IntStream.rangeClosed(0, anyConversion).forEach(net::add);
        for (int from = 0; from < graph.nodes(); from++) {
            Deadline.check();
            double out = graph.out(from);
            for (int e = graph.firstEdge(from); e < graph.firstEdge(from + 1); e++) {
                join(from, graph.target(e), 0 - Math.log(graph.count(e) / out));
            }
            if (graph.isConversion(from)) {
                join(from, anyConversion, 0);
            }
        }
    }

    private void join(int from, int to, double length) {
        if (from != to) {
            net.join(from, to, length);
        }
    }

    /**
     * @param from a step's id or START; null: START
     * @param to a step's id or ENDED; null: any conversion
     */
    public static List<ProbablePath> of(JourneyGraph graph, @Nullable String from, @Nullable String to, int k) {
        if (k < 1 || k > MAX_PATHS) {
            throw new InvalidArgument("k", k, "1 to " + MAX_PATHS);
        }
        int source = from == null ? graph.start() : code(graph, "from", from);
        int sink = to == null ? -1 : code(graph, "to", to);
        if (source == sink) {
            throw new InvalidArgument("to", String.valueOf(to), "another step than from");
        }
        ProbablePaths paths = new ProbablePaths(graph);
        return paths.first(source, sink < 0 ? paths.anyConversion : sink, k);
    }

    private static int code(JourneyGraph graph, String argument, String id) {
        if (id.equals(Reserved.START) || id.equals(Reserved.ENDED)) {
            return id.equals(Reserved.START) ? graph.start() : graph.ended();
        }
        int step = graph.steps().find(id);
        if (step < 0) {
            List<String> known = IntStream.range(0, graph.steps().size())
                    .mapToObj(graph.steps()::id)
                    .toList();
            throw new InvalidArgument(argument, id, NearestNames.nearest(id, known));
        }
        return step;
    }

    private record Found(long length, List<String> steps, double probability) {}

    private List<ProbablePath> first(int source, int sink, int k) {
        Iterator<Network.Way> search = net.shortest(source, sink);
        List<Found> found = new ArrayList<>();
        while (search.hasNext() && found.size() < k + MAX_TIES) {
            Found next = found(search.next());
            if (found.size() >= k && next.length > found.get(k - 1).length) {
                break;
            }
            found.add(next);
        }
        return found.stream()
                .sorted(Comparator.comparingLong(Found::length).thenComparing(Found::steps, ProbablePaths::compare))
                .limit(k)
                .map(path -> new ProbablePath(path.steps, path.probability))
                .toList();
    }

    private Found found(Network.Way path) {
        List<String> steps = new ArrayList<>();
        double probability = 1;
        int before = -1;
        for (int node : path.places()) {
            if (node == anyConversion) {
                break;
            }
            steps.add(id(node));
            probability *= before < 0 ? 1 : (double) graph.count(graph.find(before, node)) / graph.out(before);
            before = node;
        }
        return new Found(Math.round(path.length() * SAME), List.copyOf(steps), probability);
    }

    private String id(int node) {
        if (node == graph.start()) {
            return Reserved.START;
        }
        return node == graph.ended() ? Reserved.ENDED : graph.steps().id(node);
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
