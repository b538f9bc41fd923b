package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** The three maps of the sample market laid over its journeys: what was planted is found, and the picture shows what the API tells. */
@SampleService
class JourneyMapsIT {
    private static final String COLUMN = """
        id evidence reached { value } progress { value } exitShare { value } loopsBack { value } medianSeconds query { query seq }
        touchpoints { touchpoint { id } visits dropOff { value } } hidden { nodes transitions } channels { channel share { value } }
        goals { goal { id persona { id } } met { value } need } kpis { id now { value } status }
        emotion { persona { id } measured { value low high n customers } asIs gap qValue disagrees }
        painPoints(first: 100) { id source text seen place { key touchpoint } lostConversions customers { value } evidence { query } }\
        """;

    private final int port;
    private final Answering service;

    @Autowired
    JourneyMapsIT(@LocalServerPort int port) {
        this.port = port;
        this.service = new Answering(port).whenReady();
    }

    private JsonNode cells(String map, String persona) {
        return service.data("{ map(id: \"" + map + "\") { cells(persona: \"" + persona
                        + "\") { seq checks { name holds } journeys { count } stages { " + COLUMN + " } unmapped { "
                        + COLUMN + " } } } }")
                .at("/map/cells");
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode stage(JsonNode cells, String id) {
        return list(cells.get("stages")).stream()
                .filter(stage -> stage.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String file(String name) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/exports/" + name))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(name + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void whatWasPlantedIsFound() {
        JsonNode web = cells("retail-web", "web-researcher");
        assertThat(list(web.get("checks"))).allMatch(check -> check.get("holds").asBoolean());
        List<JsonNode> found = new ArrayList<>();
        List<JsonNode> declared = new ArrayList<>();
        web.get("stages")
                .forEach(stage -> stage.get("painPoints")
                        .forEach(pain ->
                                (pain.get("source").asString().equals("DECLARED") ? declared : found).add(pain)));
        found.sort((a, b) -> Double.compare(
                b.get("lostConversions").asDouble(), a.get("lostConversions").asDouble()));
        assertThat(found.get(0).at("/place/touchpoint").asString()).isEqualTo("checkout");
        assertThat(found.get(0).get("seen").asString()).isEqualTo("NOT_ON_MAP");
        assertThat(declared)
                .filteredOn(pain -> pain.get("text").asString().contains("newsletter"))
                .singleElement()
                .satisfies(pain -> assertThat(pain.get("seen").asString()).isEqualTo("NOT_SEEN"));
    }

    /** The levels planted at retention are far from what is drawn for those who shop in stores. */
    @Test
    void retentionIsDrawnTooWellAndConsiderationIsNot() {
        Map<String, String> maps =
                Map.of("retail-web", "web-researcher", "retail-app", "app-native", "retail-store", "store-loyalist");
        for (Map.Entry<String, String> entry : maps.entrySet()) {
            JsonNode cells = cells(entry.getKey(), entry.getValue());
            JsonNode consideration = stage(cells, "consideration").at("/emotion/0");
            assertThat(consideration.get("disagrees").asBoolean())
                    .as(entry + " " + consideration)
                    .isFalse();
            JsonNode retention = stage(cells, "retention").at("/emotion/0");
            assertThat(retention.get("disagrees").asBoolean())
                    .as(entry + " " + retention)
                    .isEqualTo(entry.getValue().equals("store-loyalist"));
        }
    }

    /** Of an opportunity, wherever its recommendation stands. */
    private static JsonNode gainOf(JsonNode told, String opportunity) {
        return told.findParents("gain").stream()
                .filter(one -> one.at("/opportunity/id").asString("").equals(opportunity))
                .findFirst()
                .orElseThrow()
                .get("gain");
    }

    @Test
    void aFigureIsHeldToItsTargetWhereItIsMade() {
        String save =
                "mutation { saveKpi(seen: %s, input: { id: \"cart-goes-on\", name: \"Carts that go on\", target: 0.5,"
                        + " formula: { ratio: { numerator: \"\\\"checkout\\\"\", denominator: \"\\\"cart\\\"\" } }, at: { stage: { map: \"%s\", stage: \"%s\" } } })"
                        + " { revision place { key } } }";
        assertThatThrownBy(() -> service.data(String.format(save, "null", "retail-web", "nowhere")))
                .hasMessageContaining("input.at.stage");
        JsonNode saved = service.data(String.format(save, "null", "retail-web", "purchase"))
                .get("saveKpi");
        assertThat(saved.at("/place/key").asString()).isEqualTo("STAGE retail-web/purchase");
        assertThat(service.data("{ kpis(map: \"retail-web\") { id } }").toString())
                .contains("cart-goes-on");
        String seen = saved.get("revision").asString();
        assertThat(service.data(String.format(save, seen, "retail-web", "purchase"))
                        .toString())
                .contains("retail-web/purchase");
        assertThatThrownBy(() -> service.data(String.format(save, seen, "retail-app", "purchase")))
                .hasMessageContaining("where it stands: STAGE retail-web/purchase");
        String text =
                "maps: [ { id: retail-web, stages: [ { id: purchase, kpis: [ { id: cart-goes-on, remove: true } ] } ] } ]";
        assertThat(service.data("mutation { applyMaps(dryRun: false, yaml: \"" + text
                                + "\") { applied faults { message } } }")
                        .at("/applyMaps/applied")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void thePictureShowsWhatTheApiTells() throws Exception {
        JsonNode cells = cells("retail-web", "web-researcher");
        String picture = file("map.svg?map=retail-web&persona=web-researcher");
        Map<String, Double> shown = figures(picture);
        assertThat(shown).hasSizeGreaterThan(60);
        int equal = 0;
        for (JsonNode stage : list(cells.get("stages"))) {
            String id = stage.get("id").asString();
            for (String figure : List.of("reached", "progress", "exitShare", "loopsBack")) {
                assertThat(shown)
                        .containsEntry(
                                id + "." + figure,
                                stage.get(figure).get("value").asDouble());
                equal++;
            }
            for (JsonNode touchpoint : list(stage.get("touchpoints"))) {
                Double visits = shown.get(
                        "touchpoint." + touchpoint.at("/touchpoint/id").asString() + ".visits");
                assertThat(visits).isIn(null, touchpoint.get("visits").asDouble());
                equal += visits == null ? 0 : 1;
            }
            for (JsonNode feeling : list(stage.get("emotion"))) {
                if (!feeling.at("/measured/value").isNull()) {
                    assertThat(shown)
                            .containsEntry(
                                    id + ".feeling.web-researcher",
                                    feeling.at("/measured/value").asDouble());
                    equal++;
                }
            }
            for (JsonNode kpi : list(stage.get("kpis"))) {
                assertThat(shown)
                        .containsEntry(
                                "kpi." + kpi.get("id").asString(),
                                kpi.at("/now/value").asDouble());
                equal++;
            }
        }
        assertThat(equal).isGreaterThan(36);
        JsonNode told = service.data("{ map(id: \"retail-web\") { cells(persona: \"web-researcher\") { stages { id"
                + " recommendations(samples: 200) { opportunity { id } gain { conversions { value low high } } } } } }"
                + " journeys(scope: { personas: [\"web-researcher\"] }) { recommendations(map: \"retail-web\","
                + " stage: \"purchase\") { stage opportunity { id } gain { conversions { low } } } } }");
        JsonNode gain = gainOf(told.get("map"), "guest-checkout");
        assertThat(shown.get("chance.guest-checkout.gain"))
                .isCloseTo(gain.at("/conversions/value").asDouble(), within(1e-9));
        assertThat(picture)
                .as("with its interval")
                .contains(String.format(
                        Locale.ROOT,
                        "gain +%.2f [+%.2f, +%.2f] conversions per 30 days",
                        gain.at("/conversions/value").asDouble(),
                        gain.at("/conversions/low").asDouble(),
                        gain.at("/conversions/high").asDouble()));
        assertThat(gainOf(told.get("journeys"), "guest-checkout").at("/conversions/low"))
                .isEqualTo(gain.at("/conversions/low"));
        for (String format : List.of("html", "json", "csv", "mmd", "xml", "yaml")) {
            assertThat(file("map." + format + "?map=retail-web&persona=web-researcher"))
                    .isNotEmpty();
        }
    }

    /** A sheet of A3 across has 1,527 by 1,062 dots without its margins, 96 to the inch of 72 points. */
    @Test
    void thePictureIsReadOnASheetOfA3() throws Exception {
        for (String map : List.of(
                "retail-web&persona=web-researcher",
                "retail-app&persona=app-native",
                "retail-store&persona=store-loyalist")) {
            Matcher size =
                    Pattern.compile("viewBox=\"0 0 ([\\d.]+) ([\\d.]+)\"").matcher(file("map.svg?map=" + map));
            assertThat(size.find()).isTrue();
            double scale =
                    Math.min(1_527 / Double.parseDouble(size.group(1)), 1_062 / Double.parseDouble(size.group(2)));
            assertThat(12.5 * scale * 72 / 96).as(map).isGreaterThanOrEqualTo(7);
        }
    }

    private static Map<String, Double> figures(String svg) throws Exception {
        Map<String, Double> figures = new TreeMap<>();
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("data-figure")) {
                figures.put(element.getAttribute("data-figure"), Double.valueOf(element.getAttribute("data-value")));
            }
        }
        return figures;
    }

    /** What a cell gives as its query can be asked, and tells the same. */
    @Test
    void everyCellGivesItsQuery() {
        JsonNode purchase = stage(cells("retail-web", "web-researcher"), "purchase");
        JsonNode again = service.data(purchase.at("/query/query").asString());
        assertThat(stage(again.at("/map/cells"), "purchase").get("reached").get("value"))
                .isEqualTo(purchase.get("reached").get("value"));
        for (JsonNode pain : list(purchase.get("painPoints"))) {
            JsonNode evidence = service.data(pain.at("/evidence/query").asString());
            JsonNode gained = evidence.at("/journeys/whatIf/conversionsGained");
            if (!gained.isMissingNode()) {
                assertThat(gained.asDouble())
                        .isCloseTo(pain.get("lostConversions").asDouble(), within(1e-6));
            }
        }
    }

    @Test
    void stagesOfAnyMapAreTheSameJourneys() {
        JsonNode whole = service.data(
                "{ journeys(scope: { personas: [\"web-researcher\"] }) { count painPoints { source place { key } } "
                        + " conformance(map: \"retail-web\") { fitness complete { numerator } soFar { numerator }"
                        + " deviating { numerator } byPersona { persona { id } journeys fitness } trend(unit: MONTH) {"
                        + " journeys fitness } deviations(first: 5) { kind step journeys { value } lostConversions } } }"
                        + " }");
        long count = whole.at("/journeys/count").asLong();
        assertThat(cells("retail-web", "web-researcher").at("/journeys/count").asLong())
                .isEqualTo(count);
        JsonNode conformance = whole.at("/journeys/conformance");
        assertThat(conformance.at("/complete/numerator").asLong()
                        + conformance.at("/soFar/numerator").asLong()
                        + conformance.at("/deviating/numerator").asLong())
                .isEqualTo(count);
        assertThat(list(conformance.get("trend")).stream()
                        .mapToLong(point -> point.get("journeys").asLong())
                        .sum())
                .isEqualTo(count);
        assertThat(list(conformance.get("byPersona")))
                .filteredOn(persona -> persona.at("/persona/id").asString().equals("web-researcher"))
                .singleElement()
                .satisfies(persona -> {
                    assertThat(persona.get("journeys").asLong()).isEqualTo(count);
                    assertThat(persona.get("fitness")).isEqualTo(conformance.get("fitness"));
                });
        JsonNode design = service.data(
                "{ map(id: \"retail-web\") { design { edges { from to journeys { value denominator } } } } }");
        assertThat(list(design.at("/map/design/edges")))
                .isNotEmpty()
                .allSatisfy(edge ->
                        assertThat(edge.at("/journeys/denominator").asLong()).isEqualTo(count));
    }

    @Test
    void theMondayPageTellsWhatMoved() {
        JsonNode digest = service.data(
                        "{ digest(map: \"retail-web\", days: 366) { from to text kpis { kpi { id } before { value }"
                                + " after { value } difference { value } } painPoints { text } comments { text } } }")
                .get("digest");
        assertThat(list(digest.get("kpis"))).hasSizeGreaterThan(2);
        assertThat(list(digest.get("kpis")))
                .filteredOn(move -> !move.at("/difference/value").isNull())
                .isNotEmpty()
                .allSatisfy(move -> assertThat(move.at("/difference/value").asDouble())
                        .isCloseTo(
                                move.at("/after/value").asDouble()
                                        - move.at("/before/value").asDouble(),
                                within(1e-9)));
        assertThat(digest.get("text").asString())
                .startsWith("Buying on the web, ")
                .contains("journeys came to");
    }
}
