package io.throughline;

import static io.throughline.SampleMaps.list;
import static io.throughline.SampleMaps.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** The pictures of the sample market's maps show what the API tells, and can be read in print. */
@SampleService
class MapPicturesIT {
    private final int port;
    private final Answering service;

    @Autowired
    MapPicturesIT(@LocalServerPort int port) {
        this.port = port;
        this.service = new Answering(port).whenReady();
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

    /** Of an opportunity, wherever its recommendation stands. */
    private static JsonNode gainOf(JsonNode told, String opportunity) {
        return told.findParents("gain").stream()
                .filter(one -> one.at("/opportunity/id").asString("").equals(opportunity))
                .findFirst()
                .orElseThrow()
                .get("gain");
    }

    @Test
    void thePictureShowsWhatTheApiTells() throws Exception {
        JsonNode cells = new SampleMaps(service).cells("retail-web", "web-researcher");
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
}
