package io.throughline.export;

import io.throughline.graph.GraphView;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages that tools for graphs read; all carry the same figures, as far as they have room for them. */
public enum GraphFormat {
    GRAPHML("application/graphml+xml", LibraryFormats::writeGraphml),
    GEXF("application/gexf+xml", LibraryFormats::writeGexf),
    DOT("text/vnd.graphviz", LibraryFormats::writeDot),
    MMD("text/vnd.mermaid", (graph, effects, to) -> MermaidText.write(graph, to)),
    JSON("application/json", CytoscapeJson::write),
    CSV("text/csv", (graph, effects, to) -> EdgeCsv.write(graph, to));

    private final String contentType;
    private final Form form;

    GraphFormat(String contentType, Form form) {
        this.contentType = contentType;
        this.form = form;
    }

    private interface Form {
        void write(GraphView graph, Map<String, Double> effects, Writer to) throws IOException;
    }

    /** The format with this ending of a file's name. */
    public static Optional<GraphFormat> find(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst();
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String contentType() {
        return contentType;
    }

    /** @param effects removal effects by the ids of steps, as far as they are known; shown where nodes have figures */
    public void write(GraphView graph, Map<String, Double> effects, Writer to) throws IOException {
        form.write(graph, effects, to);
    }
}
