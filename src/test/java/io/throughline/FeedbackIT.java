package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Feedback through HTTP into the store, asked through GraphQL: figures worked by hand. */
@EmptyService
@TestMethodOrder(OrderAnnotation.class)
class FeedbackIT {
    private final Answering service;

    @Autowired
    FeedbackIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private JsonNode take(Path file, String options) throws IOException {
        return service.take(options, file);
    }

    @Test
    @Order(1)
    void whatCustomersSayStandsWhereTheyMetUs(@TempDir Path folder) throws IOException {
        take(Files.writeString(folder.resolve("log.csv"), """
            customer,time,touchpoint,channel,key
            ann,2026-03-01T10:00:00Z,search,web,
            ann,2026-03-01T11:00:00Z,cart,web,o1
            ann,2026-03-02T10:00:00Z,help,phone,
            bob,2026-03-01T10:00:00Z,cart,web,
            cee,2026-03-01T10:00:00Z,search,web,
            """), "source=log");
        JsonNode report = take(Files.writeString(folder.resolve("answers.csv"), """
            customer,time,touchpoint,kind,least,most,score,text,key,shop
            ann,2026-03-03T00:00:00Z,cart,CSAT,1,5,2,"mail ann@shop.com or +49 30 1234567, order 1234567",,north
            ann,2026-03-03T01:00:00Z,,NPS,,,9,,o1,north
            bob,2026-03-03T02:00:00Z,,NPS,,,3,,,south
            bob,2026-03-03T03:00:00Z,till,CSAT,1,5,5,,,
            dan,2026-03-03T04:00:00Z,,CSAT,1,5,4,,,
            ,2026-03-03T05:00:00Z,,CES,1,7,6,,,
            bob,2026-03-03T06:00:00Z,,CSAT,1,5,9,,,
            """), "kind=feedback&source=survey");
        assertThat(report.get("taken").asInt()).isEqualTo(6);
        assertThat(report.at("/rejections/0/reason").asString()).isEqualTo("score outside its scale");

        JsonNode all = service.data("""
            { feedback { items customers joined { rule items } answered { value } nps { value low n customers } csat { value numerator denominator }
                ces { least most mean { value } easy { value } } level { value n } notes
                by(dimension: "TOUCHPOINT") { key items level { value } } shops: by(dimension: "attribute.shop", top: 1) { key items customers }
                trend(unit: DAY) { from items } quotes { totalCount edges { node { text score level touchpoint channel rule customer { id } source } } } } }\
            """).get("feedback");
        assertThat(all.get("joined").toString())
                .isEqualTo(
                        "[{\"rule\":\"NAMED\",\"items\":1},{\"rule\":\"NAMED_ONLY\",\"items\":1},{\"rule\":\"KEY\",\"items\":1},{\"rule\":\"NEAREST\",\"items\":1},{\"rule\":\"NONE\",\"items\":2}]");
        assertThat(all.get("items").asInt()).isEqualTo(6);
        assertThat(all.get("customers").asInt()).isEqualTo(3);
        assertThat(all.get("answered").isNull()).isTrue();
        assertThat(all.at("/nps/value").asDouble()).isZero();
        assertThat(all.at("/csat/numerator").asInt()).isEqualTo(2);
        assertThat(all.at("/csat/denominator").asInt()).isEqualTo(3);
        assertThat(all.at("/ces/0/mean/value").asDouble()).isEqualTo(6);
        // −½ + 1 − 1 + 1 + ½ + ⅔ over six.
        assertThat(all.at("/level/value").asDouble()).isCloseTo((1 + 2 / 3.0) / 6, within(1e-12));
        assertThat(all.get("by").toString())
                .isEqualTo(
                        "[{\"key\":\"cart\",\"items\":3,\"level\":{\"value\":-0.16666666666666666}},{\"key\":\"(none)\",\"items\":2,\"level\":{\"value\":0.5833333333333334}},{\"key\":\"till\",\"items\":1,\"level\":{\"value\":1.0}}]");
        assertThat(all.get("shops").toString())
                .isEqualTo(
                        "[{\"key\":\"(none)\",\"items\":3,\"customers\":2},{\"key\":\"(other)\",\"items\":3,\"customers\":2}]");
        assertThat(all.get("trend").toString()).isEqualTo("[{\"from\":\"2026-03-03T00:00:00Z\",\"items\":6}]");
        assertThat(all.at("/quotes/edges/0/node").toString())
                .isEqualTo(
                        "{\"text\":\"mail [e-mail] or [phone], order"
                                + " [phone]\",\"score\":2.0,\"level\":-0.5,\"touchpoint\":\"cart\",\"channel\":\"web\",\"rule\":\"NAMED\",\"customer\":{\"id\":\"ann\"},\"source\":\"survey\"}");
        JsonNode web = service.data(
                "{ journeys(scope: {visiting: [\"help\"]}) { feedback { items answered { numerator denominator } }"
                        + " checks { name holds } } customer(id: \"ann\") { feedback { totalCount edges { node { kind"
                        + " score } } } } }");
        assertThat(web.at("/journeys/feedback").toString())
                .isEqualTo("{\"items\":2,\"answered\":{\"numerator\":1,\"denominator\":1}}");
        assertThat(web.at("/customer/feedback").toString())
                .isEqualTo(
                        "{\"totalCount\":2,\"edges\":[{\"node\":{\"kind\":\"NPS\",\"score\":9.0}},{\"node\":{\"kind\":\"CSAT\",\"score\":2.0}}]}");
        // Cart was met on two journeys and is answered on both; search on two, not answered.
        JsonNode places = service.data(
                        "{ feedback { by(dimension: \"TOUCHPOINT\") { key answered { numerator denominator } }"
                                + " persons: by(dimension: \"KIND\") { answered { value } } effects { touchpoint"
                                + " effectOnLevel { value n } effectOnProgress } } }")
                .get("feedback");
        assertThat(places.get("by").toString())
                .isEqualTo(
                        "[{\"key\":\"cart\",\"answered\":{\"numerator\":2,\"denominator\":2}},{\"key\":\"(none)\",\"answered\":null},{\"key\":\"till\",\"answered\":null}]");
        assertThat(places.at("/persons/0/answered").isNull()).isTrue();
        assertThat(places.at("/effects").size()).isEqualTo(3);
        assertThat(places.at("/effects/0").toString())
                .isEqualTo(
                        "{\"touchpoint\":\"cart\",\"effectOnLevel\":{\"value\":null,\"n\":0},\"effectOnProgress\":null}");
        assertThat(service.data("{ customer(id: \"dan\") { id traits { name } feedback { edges { node { score customer"
                                + " { id } } } } } }")
                        .toString())
                .isEqualTo(
                        "{\"customer\":{\"id\":\"dan\",\"traits\":[],\"feedback\":{\"edges\":[{\"node\":{\"score\":4.0,\"customer\":{\"id\":\"dan\"}}}]}}}");
        assertThat(service.data("{ feedback(filter: {attributes: \"shop == 'north' && score < 5.0\"}) { items } }")
                        .toString())
                .isEqualTo("{\"feedback\":{\"items\":1}}");
        assertThat(service.ask("{ feedback(filter: {attributes: \"shp == 'north'\"}) { items } }"))
                .contains("filter.attributes", "shop");
        assertChecksHold(service);
    }

    @Test
    @Order(2)
    void anImportTakenOutTakesWhatItSaidAlong() {
        JsonNode newest = service.data("{ imports(first: 1) { edges { node { id } } } }");
        String id = newest.at("/imports/edges/0/node/id").asString();
        service.data("mutation($id: ID!) { removeImport(id: $id) }", Map.of("id", id));
        assertThat(service.data("{ feedback { items notes } }").get("feedback").toString())
                .isEqualTo("{\"items\":0,\"notes\":[\"There is no feedback yet: import some with kind=feedback.\"]}");
    }

    /** Three orders never arrived, one of them rated well; of four that did, three. An empty cell is an attribute that is not there. */
    @Test
    @Order(3)
    void whoNeverGotAnOrderIsAskedApart(@TempDir Path folder) throws IOException {
        StringBuilder orders = new StringBuilder("customer,time,touchpoint,arrival\n");
        StringBuilder answers = new StringBuilder("customer,time,score\n");
        String[] rated = {"late 5", "late 5", "early 4", "early 2", " 1", " 4", " 2"};
        for (int i = 0; i < rated.length; i++) {
            String[] cells = rated[i].split(" ");
            orders.append("own-" + i + ",2026-05-01T10:00:00Z,order placed," + cells[0] + "\n");
            answers.append("own-" + i + ",2026-05-03T10:00:00Z," + cells[1] + "\n");
        }
        take(Files.writeString(folder.resolve("orders.csv"), orders), "source=own-orders");
        take(
                Files.writeString(folder.resolve("answers.csv"), answers),
                "kind=feedback&source=own-answers&feedback-kind=CSAT&least=1&most=5");
        JsonNode told = service.data("query { none: " + satisfied("!has(attributes.arrival)") + " some: "
                + satisfied("has(attributes.arrival)") + " }");
        assertThat(told.toString())
                .isEqualTo("{\"none\":{\"feedback\":{\"csat\":{\"numerator\":1,\"denominator\":3}}},"
                        + "\"some\":{\"feedback\":{\"csat\":{\"numerator\":3,\"denominator\":4}}}}");
    }

    private static String satisfied(String orders) {
        return "journeys(scope: {sources: [\"own-orders\"], attributes: \"" + orders
                + "\"}) { feedback { csat { numerator denominator } } }";
    }

    static void assertChecksHold(Answering service) {
        JsonNode checks = service.data("{ journeys { checks { name holds } } }").at("/journeys/checks");
        List<String> names = new ArrayList<>();
        checks.forEach(check -> {
            assertThat(check.get("holds").asBoolean()).as(check.toString()).isTrue();
            names.add(check.get("name").asString());
        });
        assertThat(names)
                .contains(
                        "feedback over all rules = items",
                        "feedback over all stages = items",
                        "level over all touchpoints = level");
    }
}
