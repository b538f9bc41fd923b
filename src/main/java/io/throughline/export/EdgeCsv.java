package io.throughline.export;

import io.throughline.graph.GraphView;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of transitions, one a line, with channel and stage of both ends; what is not known is empty. */
final class EdgeCsv {
    private EdgeCsv() {}

    static void write(GraphView view, Writer to) throws IOException {
        Map<String, GraphView.Node> nodes = new HashMap<>();
        view.nodes().forEach(node -> nodes.put(node.id(), node));
        to.write("from,to,count,probability,journeys,median_seconds,p90_seconds,"
                + "from_channel,from_stage,to_channel,to_stage\n");
        for (GraphView.Edge edge : view.edges()) {
            String line = String.join(
                    ",",
                    CsvCell.of(edge.from()),
                    CsvCell.of(edge.to()),
                    Long.toString(edge.count()),
                    number(edge.probability()),
                    Long.toString(edge.journeys()),
                    number(edge.medianSeconds()),
                    number(edge.p90Seconds()),
                    place(nodes.get(edge.from())),
                    place(nodes.get(edge.to())));
            to.write(line + '\n');
        }
    }

    private static String place(GraphView.@Nullable Node node) {
        return node == null ? "," : text(node.channel()) + ',' + text(node.stage());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : CsvCell.of(text);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : BigDecimal.valueOf(value).toPlainString();
    }
}
