package io.throughline;

import static io.throughline.SampleMaps.list;
import static io.throughline.SampleMaps.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The three maps of the sample market laid over its journeys: what was planted is found. */
@SampleService
class JourneyMapsIT {
    private final SampleMaps maps;
    private final Answering service;

    @Autowired
    JourneyMapsIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
        this.maps = new SampleMaps(service);
    }

    @Test
    void whatWasPlantedIsFound() {
        JsonNode web = maps.cells("retail-web", "web-researcher");
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
        Map<String, String> personas =
                Map.of("retail-web", "web-researcher", "retail-app", "app-native", "retail-store", "store-loyalist");
        for (Map.Entry<String, String> entry : personas.entrySet()) {
            JsonNode cells = maps.cells(entry.getKey(), entry.getValue());
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

    /** What a cell gives as its query can be asked, and tells the same. */
    @Test
    void everyCellGivesItsQuery() {
        JsonNode purchase = stage(maps.cells("retail-web", "web-researcher"), "purchase");
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
        assertThat(maps.cells("retail-web", "web-researcher")
                        .at("/journeys/count")
                        .asLong())
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
