package io.throughline.export;

import io.throughline.graph.GraphView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of nodes and edges by name, in one order for every format; what is not known is left out. */
final class GraphCells {
    private GraphCells() {}

    /** The place of each node by its id. */
    static Map<String, Integer> places(GraphView view) {
        Map<String, Integer> places = new HashMap<>();
        view.nodes().forEach(node -> places.put(node.id(), places.size()));
        return places;
    }

    /** Edges between nodes that are there. */
    static List<GraphView.Edge> edges(GraphView view) {
        Map<String, Integer> places = places(view);
        return view.edges().stream()
                .filter(edge -> places.containsKey(edge.from()) && places.containsKey(edge.to()))
                .toList();
    }

    static Map<String, Object> of(GraphView.Node node, Map<String, Double> effects) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("step", node.id());
        cells.put("kind", node.kind().name());
        cells.put("label", node.label());
        put(cells, "channel", node.channel());
        put(cells, "stage", node.stage());
        cells.put("visits", node.visits());
        cells.put("journeys", node.journeys());
        put(cells, "dropOff", node.dropOff().value());
        put(cells, "exitShare", node.exitShare().value());
        put(cells, "conversion", node.conversion().value());
        put(cells, "conversionFromHere", node.conversionFromHere());
        put(cells, "removalEffect", effects.get(node.id()));
        return cells;
    }

    static Map<String, Object> of(GraphView.Edge edge) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("count", edge.count());
        cells.put("probability", edge.probability());
        cells.put("journeys", edge.journeys());
        put(cells, "medianSeconds", edge.medianSeconds());
        put(cells, "p90Seconds", edge.p90Seconds());
        return cells;
    }

    private static void put(Map<String, Object> cells, String name, @Nullable Object value) {
        if (value != null) {
            cells.put(name, value);
        }
    }
}
