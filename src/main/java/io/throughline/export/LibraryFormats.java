package io.throughline.export;

import io.throughline.graph.GraphView;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.dot.DOTExporter;
import org.jgrapht.nio.gexf.GEXFAttributeType;
import org.jgrapht.nio.gexf.GEXFExporter;
import org.jgrapht.nio.graphml.GraphMLExporter;

/** GraphML, GEXF and DOT as JGraphT writes them. Nodes are n0, n1, … since ids of steps may hold anything; {@code step} is the id. */
final class LibraryFormats {
    private static final List<String> NODE_TEXTS = List.of("step", "kind", "label", "channel", "stage");
    private static final List<String> NODE_COUNTS = List.of("visits", "journeys");
    private static final List<String> NODE_NUMBERS =
            List.of("dropOff", "exitShare", "conversion", "conversionFromHere", "removalEffect");
    private static final List<String> EDGE_COUNTS = List.of("count", "journeys");
    private static final List<String> EDGE_NUMBERS = List.of("probability", "medianSeconds", "p90Seconds");

    private final DirectedWeightedPseudograph<Integer, GraphView.Edge> net =
            new DirectedWeightedPseudograph<>(null, null);
    private final GraphView view;
    private final Map<String, Double> effects;

    private LibraryFormats(GraphView view, Map<String, Double> effects) {
        this.view = view;
        this.effects = effects;
        Map<String, Integer> places = GraphCells.places(view);
        for (int place = 0; place < places.size(); place++) {
            net.addVertex(place);
        }
        for (GraphView.Edge edge : GraphCells.edges(view)) {
            net.addEdge(places.getOrDefault(edge.from(), -1), places.getOrDefault(edge.to(), -1), edge);
            net.setEdgeWeight(edge, edge.count());
        }
    }

    static void writeGraphml(GraphView view, Map<String, Double> effects, Writer to) {
        LibraryFormats formats = new LibraryFormats(view, effects);
        GraphMLExporter<Integer, GraphView.Edge> exporter = new GraphMLExporter<>(LibraryFormats::id);
        exporter.setExportEdgeWeights(true);
        exporter.setVertexAttributeProvider(formats::nodeCells);
        exporter.setEdgeAttributeProvider(LibraryFormats::edgeCells);
        BiConsumer<String, AttributeType> node =
                (name, type) -> exporter.registerAttribute(name, GraphMLExporter.AttributeCategory.NODE, type);
        BiConsumer<String, AttributeType> edge =
                (name, type) -> exporter.registerAttribute(name, GraphMLExporter.AttributeCategory.EDGE, type);
        NODE_TEXTS.forEach(name -> node.accept(name, AttributeType.STRING));
        registerNumbers(node, edge, AttributeType.LONG, AttributeType.DOUBLE);
        exporter.exportGraph(formats.net, to);
    }

    static void writeGexf(GraphView view, Map<String, Double> effects, Writer to) {
        LibraryFormats formats = new LibraryFormats(view, effects);
        Map<GraphView.Edge, String> ids = new HashMap<>();
        view.edges().forEach(edge -> ids.put(edge, "e" + ids.size()));
        GEXFExporter<Integer, GraphView.Edge> exporter =
                new GEXFExporter<>(LibraryFormats::id, edge -> ids.getOrDefault(edge, ""));
        exporter.setParameter(GEXFExporter.Parameter.EXPORT_EDGE_WEIGHTS, true);
        exporter.setVertexAttributeProvider(formats::nodeCells);
        exporter.setEdgeAttributeProvider(LibraryFormats::edgeCells);
        BiConsumer<String, GEXFAttributeType> node =
                (name, type) -> exporter.registerAttribute(name, GEXFExporter.AttributeCategory.NODE, type);
        BiConsumer<String, GEXFAttributeType> edge =
                (name, type) -> exporter.registerAttribute(name, GEXFExporter.AttributeCategory.EDGE, type);
        NODE_TEXTS.stream()
                .filter(name -> !name.equals("label"))
                .forEach(name -> node.accept(name, GEXFAttributeType.STRING));
        registerNumbers(node, edge, GEXFAttributeType.LONG, GEXFAttributeType.DOUBLE);
        exporter.exportGraph(formats.net, to);
    }

    private static <T> void registerNumbers(BiConsumer<String, T> node, BiConsumer<String, T> edge, T count, T number) {
        NODE_COUNTS.forEach(name -> node.accept(name, count));
        NODE_NUMBERS.forEach(name -> node.accept(name, number));
        EDGE_COUNTS.forEach(name -> edge.accept(edgeName(name), count));
        EDGE_NUMBERS.forEach(name -> edge.accept(name, number));
    }

    static void writeDot(GraphView view, Map<String, Double> effects, Writer to) {
        LibraryFormats formats = new LibraryFormats(view, effects);
        DOTExporter<Integer, GraphView.Edge> exporter = new DOTExporter<>(LibraryFormats::id);
        exporter.setGraphIdProvider(() -> "journeys");
        exporter.setVertexAttributeProvider(place -> escaped(formats.nodeCells(place)));
        exporter.setEdgeAttributeProvider(LibraryFormats::edgeCells);
        exporter.exportGraph(formats.net, to);
    }

    /** The library escapes quotes, but neither what they are escaped with nor ends of lines. */
    private static Map<String, Attribute> escaped(Map<String, Attribute> cells) {
        cells.replaceAll((name, cell) -> cell.getType() == AttributeType.STRING
                ? DefaultAttribute.createAttribute(cell.getValue()
                        .replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t"))
                : cell);
        return cells;
    }

    private static String id(int place) {
        return "n" + place;
    }

    /** GraphML keys are one space for nodes and edges. */
    private static String edgeName(String name) {
        return name.equals("journeys") ? "journeysOver" : name;
    }

    private Map<String, Attribute> nodeCells(int place) {
        Map<String, Attribute> cells = new LinkedHashMap<>();
        GraphCells.of(view.nodes().get(place), effects).forEach((name, value) -> cells.put(name, attribute(value)));
        return cells;
    }

    private static Map<String, Attribute> edgeCells(GraphView.Edge edge) {
        Map<String, Attribute> cells = new LinkedHashMap<>();
        GraphCells.of(edge).forEach((name, value) -> cells.put(edgeName(name), attribute(value)));
        return cells;
    }

    private static Attribute attribute(Object value) {
        if (value instanceof Long number) {
            return DefaultAttribute.createAttribute(number);
        }
        return value instanceof Double number
                ? DefaultAttribute.createAttribute(number)
                : DefaultAttribute.createAttribute(printable(value.toString()));
    }

    /** XML 1.0 has no way to write most control characters. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> c < ' ' && c != '\t' && c != '\n' || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
