package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.TransitionService;
import io.throughline.analysis.bottleneck.Bottlenecks;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.GraphView;
import io.throughline.graph.ProbablePath;
import io.throughline.graph.ProbablePaths;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.Scope;
import io.throughline.journey.TransitionGraph;
import io.throughline.sample.RetailMarket;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.nio.graphml.SimpleGraphMLImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What leaves the product over the sample market says the same when it comes back, and the database finds the same paths. */
@SampleService
class ExportsIT {
    private static final String SAMPLE = "{\"sources\":[\"" + RetailMarket.SOURCE + "\"]}";

    @LocalServerPort
    private int port;

    @Autowired
    private JourneyService service;

    @Autowired
    private TransitionService transitions;

    @Autowired
    private Driver driver;

    private final HttpClient http = HttpClient.newHttpClient();

    private String get(String path) throws Exception {
        String query = path + "?scope=" + URLEncoder.encode(SAMPLE, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(new Answering(port).origin() + query))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** As it left it changes nothing; edited, what differs is told before anything is said. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCatalogueComesBackAsItWas(boolean csv) {
        Answering answering = new Answering(port).whenReady();
        String text = new String(
                answering.get("/exports/catalogue." + (csv ? "csv" : "yaml")).body(), StandardCharsets.UTF_8);
        assertThat(outcomes(answering, text, csv)).isNotEmpty().containsOnly("SAME");
        String id =
                answering.data("{ touchpoints { id } }").at("/touchpoints/0/id").asString();
        String edited = csv
                ? "touchpoint,owner\n" + id + ",Nobody else\nnot-there,x\n"
                : "touchpoints: [{touchpoint: '" + id + "', owner: Nobody else}, {touchpoint: not-there}]";
        assertThat(outcomes(answering, edited, csv)).containsExactly("CHANGED", "UNKNOWN");
        assertThat(answering.ask("mutation { applyCatalogue(text: \"nothing\") { outcome } }"))
                .contains("one list under the key touchpoints");
    }

    private static List<String> outcomes(Answering answering, String text, boolean csv) {
        return answering
                .data(
                        "mutation($t: String!, $c: Boolean!) { applyCatalogue(text: $t, csv: $c, dryRun: true) { touchpoint outcome } }",
                        Map.of("t", text, "c", csv))
                .get("applyCatalogue")
                .valueStream()
                .map(one -> one.get("outcome").asString())
                .toList();
    }

    private EvaluatedJourneys from(String source) {
        return service.journeys(Scope.ALL.withChannels(new ChannelFilter(List.of(source), null)));
    }

    @Test
    void pathsImportedAgainGiveTheSameFigures() throws Exception {
        new Answering(port).whenReady();
        String table = get("/exports/paths.csv");
        EvaluatedJourneys sample = from(RetailMarket.SOURCE);
        HttpRequest upload = HttpRequest.newBuilder(URI.create(new Answering(port).origin() + "/imports?source=again"))
                .POST(HttpRequest.BodyPublishers.ofString(table))
                .build();
        HttpResponse<String> report = http.send(upload, HttpResponse.BodyHandlers.ofString());
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat(report.body()).contains("\"rejected\":0");
        EvaluatedJourneys again = waitFor("again", sample.count());
        assertThat(again.count()).isEqualTo(sample.count());
        assertThat(again.converted()).isEqualTo(sample.converted()).isPositive();
        assertThat(again.value()).isCloseTo(sample.value(), within(1e-6 * sample.value()));
        long ended = sample.count() - sample.converted();
        assertThat(again.losses().dropOffs(1).get(0).touchpoint())
                .isEqualTo(sample.losses().dropOffs(1).get(0).touchpoint());
        assertThat(again.losses().dropOffs(100).stream()
                        .mapToLong(drop -> drop.ended())
                        .sum())
                .isEqualTo(ended);
        assertThat(Bottlenecks.of(
                                again.set(),
                                again.graph(),
                                again.losses().lost(),
                                new io.throughline.analysis.bottleneck.Bottleneck.Request(1, false, false, false))
                        .get(0)
                        .lostConversions())
                .isPositive();
    }

    private EvaluatedJourneys waitFor(String source, long journeys) throws InterruptedException {
        for (int attempt = 0; attempt < 200; attempt++) {
            try {
                EvaluatedJourneys found = from(source);
                if (found.count() == journeys) {
                    return found;
                }
            } catch (io.throughline.journey.InvalidArgument e) {
                assertThat(e.argument()).isEqualTo("scope.sources");
            }
            Thread.sleep(100);
        }
        return from(source);
    }

    @Test
    void graphReadByAnotherLibraryHasTheSameEdges() throws Exception {
        new Answering(port).whenReady();
        DirectedWeightedPseudograph<String, DefaultWeightedEdge> net =
                new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class);
        SimpleGraphMLImporter<String, DefaultWeightedEdge> importer = new SimpleGraphMLImporter<>();
        importer.setVertexFactory(id -> id);
        Map<String, String> steps = new HashMap<>();
        importer.addVertexAttributeConsumer((pair, attribute) -> {
            if (pair.getSecond().equals("step")) {
                steps.put(pair.getFirst(), attribute.getValue());
            }
        });
        importer.importGraph(net, new StringReader(get("/exports/graph.graphml")));
        GraphView graph = from(RetailMarket.SOURCE).view(new GraphView.Request(null, null, false, false));
        List<String> read = net.edgeSet().stream()
                .map(e -> steps.get(net.getEdgeSource(e)) + ">" + steps.get(net.getEdgeTarget(e)) + " "
                        + (long) net.getEdgeWeight(e))
                .toList();
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(graph.edges().stream()
                        .map(e -> e.from() + ">" + e.to() + " " + e.count())
                        .toList());
    }

    @Test
    void databaseFindsTheSameMostProbablePaths() throws Exception {
        new Answering(port).whenReady();
        transitions.refresh();
        assertSamePaths(null, null);
        assertSamePaths("cart", "ENDED");
        assertSamePaths("search-ad", "checkout");
    }

    /** A way through fifteen touchpoints, and a less probable short cut between its ends; only its own transaction sees them, and nobody keeps them. */
    @Test
    void databaseFindsWaysOfAnyLength() throws Exception {
        new Answering(port).whenReady();
        try (var session = driver.session();
                var unseen = session.beginTransaction()) {
            unseen.run("MATCH (t:Touchpoint) WITH t ORDER BY t.id LIMIT 15 WITH collect(t) AS way"
                            + " UNWIND range(0, 13) AS i WITH way, way[i] AS a, way[i + 1] AS b"
                            + " CREATE (a)-[:TRANSITION {persona: 'long way', probability: 0.9}]->(b)"
                            + " WITH DISTINCT way, way[0] AS first, way[14] AS last"
                            + " CREATE (first)-[:TRANSITION {persona: 'long way', probability: 0.1}]->(last)")
                    .consume();
            List<Object> ids = unseen.run("MATCH (t:Touchpoint) RETURN t.id AS id ORDER BY id LIMIT 15")
                    .list(row -> row.get("id").asObject());
            Map<String, Object> params =
                    Map.of("persona", "long way", "from", ids.get(0), "to", ids.get(14), "least", 1e-3, "k", 10);
            List<Record> rows = unseen.run(mostProbablePaths(), params).list();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).get("steps").asList()).isEqualTo(ids);
            assertThat(rows.get(0).get("probability").asDouble()).isCloseTo(Math.pow(0.9, 14), within(1e-12));
            assertThat(rows.get(1).get("steps").asList()).containsExactly(ids.get(0), ids.get(14));
        }
    }

    private static String mostProbablePaths() throws Exception {
        return Files.readString(Path.of("cypher", "transition", "list-most-probable-paths.cypher"));
    }

    private void assertSamePaths(String from, String to) throws Exception {
        List<ProbablePath> found = ProbablePaths.of(service.journeys(Scope.ALL).graph(), from, to, 5);
        assertThat(found).hasSize(5);
        Map<String, Object> params = new HashMap<>();
        params.put("persona", TransitionGraph.EVERYONE);
        params.put("from", from == null ? "START" : from);
        params.put("to", to);
        params.put("least", found.get(4).probability() * (1 - 1e-9));
        params.put("k", 5);
        List<Record> rows = new ArrayList<>();
        try (var session = driver.session()) {
            rows.addAll(session.run(mostProbablePaths(), params).list());
        }
        assertThat(rows).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(rows.get(i).get("steps").asList()).isEqualTo(found.get(i).steps());
            assertThat(rows.get(i).get("probability").asDouble())
                    .isCloseTo(found.get(i).probability(), within(1e-12));
        }
    }
}
