package io.throughline.export;

import io.throughline.graph.GraphView;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The elements of a Cytoscape graph: nodes by the ids of steps, edges with source and target. */
final class CytoscapeJson {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_ASCII = 0x7e;

    private CytoscapeJson() {}

    static void write(GraphView view, Map<String, Double> effects, Writer to) throws IOException {
        to.write("{\"elements\":{\"nodes\":[");
        String before = "";
        for (GraphView.Node node : view.nodes()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("id", node.id());
            data.putAll(GraphCells.of(node, effects));
            data.remove("step");
            to.write(before);
            write(data, to);
            before = ",";
        }
        to.write("],\"edges\":[");
        before = "";
        Map<String, Integer> places = GraphCells.places(view);
        for (GraphView.Edge edge : GraphCells.edges(view)) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("id", "e" + places.get(edge.from()) + "-" + places.get(edge.to()));
            data.put("source", edge.from());
            data.put("target", edge.to());
            data.put("weight", edge.count());
            data.putAll(GraphCells.of(edge));
            to.write(before);
            write(data, to);
            before = ",";
        }
        to.write("]}}\n");
    }

    private static void write(Map<String, Object> data, Writer to) throws IOException {
        to.write("{\"data\":{");
        for (Iterator<Map.Entry<String, Object>> cells = data.entrySet().iterator(); cells.hasNext(); ) {
            Map.Entry<String, Object> cell = cells.next();
            to.write(quoted(cell.getKey()) + ':');
            to.write(cell.getValue() instanceof String text ? quoted(text) : String.valueOf(cell.getValue()));
            to.write(cells.hasNext() ? "," : "");
        }
        to.write("}}");
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= FIRST_PRINTABLE && c <= LAST_ASCII) {
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
