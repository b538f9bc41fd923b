package io.throughline.export;

import io.throughline.graph.GraphView;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/** A Mermaid flow chart: counts and probabilities stand at the arrows, median times where they are known. */
final class MermaidText {
    private static final double HOUR = 3600;

    private MermaidText() {}

    static void write(GraphView view, Writer to) throws IOException {
        Map<String, Integer> places = GraphCells.places(view);
        to.write("flowchart LR\n");
        for (GraphView.Node node : view.nodes()) {
            String text = quoted(node.label() + "<br/>" + String.format(Locale.ROOT, "%,d", node.visits()));
            to.write("  n" + places.get(node.id()) + shape(node.kind(), text) + '\n');
        }
        for (GraphView.Edge edge : GraphCells.edges(view)) {
            to.write("  n" + places.get(edge.from()) + " -->|" + quoted(text(edge)) + "| n" + places.get(edge.to())
                    + '\n');
        }
    }

    private static String shape(GraphView.Kind kind, String text) {
        return switch (kind) {
            case START, ENDED -> "([" + text + "])";
            case CONVERSION -> "{{" + text + "}}";
            case STEP -> "[" + text + "]";
        };
    }

    private static String text(GraphView.Edge edge) {
        String text = String.format(Locale.ROOT, "%,d · %.1f %%", edge.count(), 100 * edge.probability());
        Double seconds = edge.medianSeconds();
        return seconds == null ? text : text + String.format(Locale.ROOT, " · %.1f h", seconds / HOUR);
    }

    /** Mermaid writes characters of its own as entities, between # and ;. */
    private static String quoted(String text) {
        String plain = text.replace("#", "#35;").replace("\"", "#quot;").replaceAll("\\p{Cntrl}", " ");
        return '"' + plain + '"';
    }
}
