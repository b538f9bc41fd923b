package io.throughline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.throughline.graph.GraphView;
import io.throughline.measure.Rate;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.nio.BaseEventDrivenImporter;
import org.jgrapht.nio.dot.DOTImporter;
import org.jgrapht.nio.gexf.SimpleGEXFImporter;
import org.jgrapht.nio.graphml.SimpleGraphMLImporter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written is read again by others, whatever steps are called. */
class GraphFormatTest {
    private static final String NASTY = "a \"b\" <c> & 'd', #e; {f} [g] | h\\i → ü\uD83D\uDE00 \\";
    private static final Rate HALF = Rate.of(1, 2, "visits");
    private static final GraphView VIEW = new GraphView(
            List.of(
                    node("START", GraphView.Kind.START, null, null, null),
                    node(NASTY, GraphView.Kind.STEP, "web, \"shop\"", "awareness", 0.25),
                    node("=SUM(1)", GraphView.Kind.CONVERSION, null, "purchase", 1.0),
                    node("ENDED", GraphView.Kind.ENDED, null, null, 0.0)),
            List.of(
                    new GraphView.Edge("START", NASTY, 7_000_000_000L, 1, 6L, null, null),
                    new GraphView.Edge(NASTY, NASTY, 3, 0.375, 2L, 61.5, 120.25),
                    new GraphView.Edge(NASTY, "=SUM(1)", 4, 0.5, 4L, 3600.0, 1e7),
                    new GraphView.Edge(NASTY, "ENDED", 1, 0.125, 1L, null, null)),
            new GraphView.Hidden(0, 0, 0));

    private record Read(Map<String, Map<String, String>> nodes, List<Map<String, String>> edges) {}

    private static GraphView.Node node(String id, GraphView.Kind kind, String channel, String stage, Double fromHere) {
        GraphView.Rates rates = new GraphView.Rates(8, HALF, HALF, HALF);
        return new GraphView.Node(id, kind, "The " + id, channel, stage, 9, rates, fromHere, 0, 0);
    }

    private static String write(GraphFormat format) throws IOException {
        StringWriter to = new StringWriter();
        format.write(VIEW, Map.of(NASTY, 0.75), to);
        return to.toString();
    }

    @Test
    void endingsNameFormats() {
        for (GraphFormat format : GraphFormat.values()) {
            assertThat(GraphFormat.find(format.extension())).contains(format);
        }
        assertThat(GraphFormat.find("exe")).isEmpty();
        assertThat(GraphFormat.find("CSV")).isEmpty();
    }

    @Test
    void graphmlIsReadBack() throws IOException {
        DirectedWeightedPseudograph<String, DefaultWeightedEdge> net = empty();
        SimpleGraphMLImporter<String, DefaultWeightedEdge> importer = new SimpleGraphMLImporter<>();
        importer.setVertexFactory(id -> id);
        importer.setEdgeWeightAttributeName("weight");
        Map<String, Map<String, String>> nodes = new TreeMap<>();
        Map<DefaultWeightedEdge, Map<String, String>> edges = new LinkedHashMap<>();
        importer.addVertexAttributeConsumer(
                (pair, attribute) -> nodes.computeIfAbsent(pair.getFirst(), k -> new HashMap<>())
                        .put(pair.getSecond(), attribute == null ? null : attribute.getValue()));
        importer.addEdgeAttributeConsumer(
                (pair, attribute) -> edges.computeIfAbsent(pair.getFirst(), k -> new HashMap<>())
                        .put(pair.getSecond(), attribute == null ? null : attribute.getValue()));
        importer.importGraph(net, new StringReader(write(GraphFormat.GRAPHML)));
        assertSame(net, nodes, edges);
        assertThat(net.edgeSet().stream().mapToDouble(net::getEdgeWeight).sum()).isEqualTo(7_000_000_008.0);
    }

    @Test
    void gexfIsReadBack() throws IOException {
        DirectedWeightedPseudograph<String, DefaultWeightedEdge> net = empty();
        SimpleGEXFImporter<String, DefaultWeightedEdge> importer = new SimpleGEXFImporter<>();
        importer.setVertexFactory(id -> id);
        Map<String, Map<String, String>> nodes = new TreeMap<>();
        Map<DefaultWeightedEdge, Map<String, String>> edges = new LinkedHashMap<>();
        collect(importer, nodes, edges);
        importer.importGraph(net, new StringReader(write(GraphFormat.GEXF)));
        assertSame(net, nodes, edges);
        assertThat(net.edgeSet().stream().mapToDouble(net::getEdgeWeight).sum()).isEqualTo(7_000_000_008.0);
    }

    @Test
    void dotIsReadBack() throws IOException {
        DirectedWeightedPseudograph<String, DefaultWeightedEdge> net = empty();
        DOTImporter<String, DefaultWeightedEdge> importer = new DOTImporter<>();
        importer.setVertexFactory(id -> id);
        Map<String, Map<String, String>> nodes = new TreeMap<>();
        Map<DefaultWeightedEdge, Map<String, String>> edges = new LinkedHashMap<>();
        collect(importer, nodes, edges);
        importer.importGraph(net, new StringReader(write(GraphFormat.DOT)));
        assertSame(net, nodes, edges);
    }

    @Test
    void graphvizDrawsEveryNodeAndArrow() throws Exception {
        assumeTrue(isInstalled("dot"), "Graphviz is not installed");
        Path errors = Files.createTempFile("dot", ".txt");
        Process dot = new ProcessBuilder("dot", "-Tplain")
                .redirectError(errors.toFile())
                .start();
        try (OutputStream in = dot.getOutputStream()) {
            in.write(write(GraphFormat.DOT).getBytes(StandardCharsets.UTF_8));
        }
        List<String> drawn = new String(dot.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(dot.waitFor()).isZero();
        assertThat(errors).isEmptyFile();
        Files.delete(errors);
        assertThat(drawn.stream().filter(line -> line.startsWith("node "))).hasSize(4);
        assertThat(drawn.stream().filter(line -> line.startsWith("edge "))).hasSize(4);
        assertThat(drawn).anyMatch(line -> line.contains("<c> & 'd', #e;"));
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void collect(
            BaseEventDrivenImporter<String, DefaultWeightedEdge> importer,
            Map<String, Map<String, String>> nodes,
            Map<DefaultWeightedEdge, Map<String, String>> edges) {
        importer.addVertexAttributeConsumer(
                (pair, attribute) -> nodes.computeIfAbsent(pair.getFirst(), k -> new HashMap<>())
                        .put(pair.getSecond(), attribute == null ? null : attribute.getValue()));
        importer.addEdgeAttributeConsumer(
                (pair, attribute) -> edges.computeIfAbsent(pair.getFirst(), k -> new HashMap<>())
                        .put(pair.getSecond(), attribute == null ? null : attribute.getValue()));
    }

    private static DirectedWeightedPseudograph<String, DefaultWeightedEdge> empty() {
        return new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class);
    }

    private static void assertSame(
            DirectedWeightedPseudograph<String, DefaultWeightedEdge> net,
            Map<String, Map<String, String>> nodes,
            Map<DefaultWeightedEdge, Map<String, String>> edges) {
        assertThat(net.vertexSet()).hasSameSizeAs(VIEW.nodes());
        assertThat(net.edgeSet()).hasSameSizeAs(VIEW.edges());
        Map<String, String> steps = new HashMap<>();
        nodes.forEach((id, cells) -> steps.put(id, cells.get("step")));
        for (GraphView.Node node : VIEW.nodes()) {
            Map<String, String> cells = nodes.values().stream()
                    .filter(c -> node.id().equals(c.get("step")))
                    .findFirst()
                    .orElseThrow();
            assertThat(cells)
                    .containsEntry("kind", node.kind().name())
                    .containsEntry("label", node.label())
                    .containsEntry("visits", "9")
                    .containsEntry("dropOff", "0.5");
            assertThat(cells.get("channel")).isEqualTo(node.channel());
            assertThat(cells.get("stage")).isEqualTo(node.stage());
            assertThat(number(cells, "removalEffect")).isEqualTo(node.id().equals(NASTY) ? 0.75 : null);
            assertThat(number(cells, "conversionFromHere")).isEqualTo(node.conversionFromHere());
        }
        List<GraphView.Edge> read = new ArrayList<>();
        edges.forEach((edge, cells) -> read.add(new GraphView.Edge(
                steps.get(net.getEdgeSource(edge)),
                steps.get(net.getEdgeTarget(edge)),
                Long.parseLong(cells.get("count")),
                Double.parseDouble(cells.get("probability")),
                Long.parseLong(cells.get("journeysOver")),
                number(cells, "medianSeconds"),
                number(cells, "p90Seconds"))));
        assertThat(read).containsExactlyInAnyOrderElementsOf(VIEW.edges());
    }

    private static Double number(Map<String, String> cells, String name) {
        String text = cells.get(name);
        return text == null || text.isEmpty() ? null : Double.valueOf(text);
    }

    @Test
    void jsonIsReadBack() throws IOException {
        JsonNode elements =
                JsonMapper.builder().build().readTree(write(GraphFormat.JSON)).get("elements");
        assertThat(elements.get("nodes")).hasSize(4);
        JsonNode nasty = elements.get("nodes").get(1).get("data");
        assertThat(nasty.get("id").asString()).isEqualTo(NASTY);
        assertThat(nasty.get("channel").asString()).isEqualTo("web, \"shop\"");
        assertThat(nasty.get("conversionFromHere").asDouble()).isEqualTo(0.25);
        assertThat(nasty.get("removalEffect").asDouble()).isEqualTo(0.75);
        assertThat(elements.get("nodes").get(0).get("data").has("channel")).isFalse();
        JsonNode first = elements.get("edges").get(0).get("data");
        assertThat(first.get("source").asString()).isEqualTo("START");
        assertThat(first.get("target").asString()).isEqualTo(NASTY);
        assertThat(first.get("weight").asLong()).isEqualTo(7_000_000_000L);
        assertThat(elements.get("edges").get(1).get("data").get("p90Seconds").asDouble())
                .isEqualTo(120.25);
    }

    @Test
    void csvIsReadBackAndIsNoFormula() throws IOException {
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(write(GraphFormat.CSV)).stream()
                .toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(2).getField("from")).isEqualTo(NASTY);
        assertThat(rows.get(2).getField("to")).isEqualTo("'=SUM(1)");
        assertThat(rows.get(2).getField("p90_seconds")).isEqualTo("10000000");
        assertThat(rows.get(2).getField("from_channel")).isEqualTo("web, \"shop\"");
        assertThat(rows.get(2).getField("to_channel")).isEmpty();
        assertThat(rows.get(2).getField("to_stage")).isEqualTo("purchase");
        assertThat(rows.get(0).getField("count")).isEqualTo("7000000000");
        assertThat(rows.get(0).getField("median_seconds")).isEmpty();
    }

    /** Every line is a node or an arrow between nodes; no name breaks out of its quotes. */
    @Test
    void mermaidHasOneLineForEachNodeAndArrow() throws IOException {
        List<String> lines = write(GraphFormat.MMD).lines().toList();
        assertThat(lines).hasSize(1 + 4 + 4).first().isEqualTo("flowchart LR");
        Pattern node = Pattern.compile("  n\\d(\\(\\[|\\[|\\{\\{)\"([^\"]*)\"(]\\)|]|}})");
        Pattern arrow = Pattern.compile("  n(\\d) -->\\|\"([^\"]*)\"\\| n(\\d)");
        assertThat(lines.subList(1, 5)).allMatch(line -> node.matcher(line).matches());
        Matcher loop = arrow.matcher(lines.get(6));
        assertThat(loop.matches()).isTrue();
        assertThat(loop.group(1) + loop.group(3)).isEqualTo("11");
        assertThat(loop.group(2)).isEqualTo("3 · 37.5 % · 0.0 h");
        assertThat(lines.get(2)).contains("a #quot;b#quot;").contains("#35;e;");
    }
}
