package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Reviews of a marketplace and answers to a bank: what is told of them is what was counted apart from the product, to the digit. */
@EmptyService
@TestMethodOrder(OrderAnnotation.class)
class FeedbackOfRealDataIT {
    private static final double DIGITS = 5e-5;

    private final Answering service;

    @Autowired
    FeedbackOfRealDataIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private void take(Path file, String options) throws IOException {
        HttpResponse<String> answer = service.offer(options, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    @Order(1)
    void marketplaceToTheDigit() throws IOException {
        Path folder = shared();
        take(folder.resolve("marketplace_orders.csv.gz"), "source=orders&order=order_id");
        take(folder.resolve("marketplace_reviews.csv.gz"), "kind=feedback&source=reviews&language=pt");
        assertThat(reached("P36500D"))
                .isEqualTo(Map.of(
                        "delivered",
                        1369L,
                        "handed_to_carrier",
                        87L,
                        "payment_approved",
                        19L,
                        "order_placed",
                        1L,
                        "(none)",
                        2L));
        assertThat(reached("P30D"))
                .isEqualTo(Map.of(
                        "delivered",
                        1362L,
                        "handed_to_carrier",
                        73L,
                        "payment_approved",
                        13L,
                        "order_placed",
                        1L,
                        "(none)",
                        29L));
        assertThat(reached("P7D"))
                .isEqualTo(Map.of(
                        "delivered",
                        1291L,
                        "handed_to_carrier",
                        5L,
                        "payment_approved",
                        2L,
                        "order_placed",
                        1L,
                        "(none)",
                        179L));
        JsonNode all = service.data(
                        "{ feedback(filter: {within: \"P36500D\"}) { items csat { value numerator low high deff }"
                                + " level { value } by(dimension: \"TOUCHPOINT\") { key level { value } } } }")
                .get("feedback");
        assertThat(all.get("items").asInt()).isEqualTo(1478);
        assertThat(all.at("/csat/numerator").asInt()).isEqualTo(1120);
        assertThat(all.at("/csat/value").asDouble()).isCloseTo(0.757781, within(5e-7));
        assertThat(all.at("/csat/low").asDouble()).isCloseTo(0.735289, within(DIGITS));
        assertThat(all.at("/csat/high").asDouble()).isCloseTo(0.778936, within(DIGITS));
        assertThat(score(all.at("/level/value"))).isCloseTo(4.052774, within(5e-7));
        assertThat(score(all.at("/by/0/level/value"))).isCloseTo(4.2257, within(DIGITS));
        assertThat(score(all.at("/by/1/level/value"))).isCloseTo(1.9080, within(DIGITS));
        assertSatisfied("delivery == 'on time'", 1342, 0.809240, 0.787348, 0.829367);
        assertSatisfied("delivery == 'late'", 98, 0.285714, 0.205688, 0.381907);
        // Of the 38 not delivered, two were rated, badly, before they had been ordered: these belong to no journey.
        assertSatisfied("!has(attributes.delivery)", 36, 6 / 36.0, 0.078704, 0.318908);
        FeedbackIT.assertChecksHold(service);
    }

    /** Of the orders that some condition holds of. */
    private void assertSatisfied(String orders, int answers, double share, double low, double high) {
        JsonNode csat = service.data(
                        "query($orders: String!) { journeys(scope: {attributes: $orders}) { feedback(filter: {within:"
                                + " \"P36500D\"}) { csat { value low high denominator } } } }",
                        Map.of("orders", orders))
                .at("/journeys/feedback/csat");
        assertThat(csat.get("denominator").asInt()).as(orders).isEqualTo(answers);
        assertThat(csat.get("value").asDouble()).isCloseTo(share, within(5e-7));
        assertThat(csat.get("low").asDouble()).isCloseTo(low, within(5e-7));
        assertThat(csat.get("high").asDouble()).isCloseTo(high, within(5e-7));
    }

    @Test
    @Order(2)
    void netPromoterScoreOfABankToTheDigit() throws IOException {
        take(shared().resolve("bank_nps.csv.gz"), "kind=feedback&source=bank");
        JsonNode bank = service.data(
                        "{ feedback(filter: {sources: [\"bank\"]}) { nps { value low high n } by(dimension:"
                                + " \"attribute.market\") { key items nps { value low high } } trend(unit: QUARTER) { nps"
                                + " { value } } } }")
                .get("feedback");
        assertNps(bank.get("nps"), 11.80, 9.3277, 14.2582);
        assertThat(bank.at("/by/0/key").asString()).isEqualTo("UK");
        assertNps(bank.at("/by/0/nps"), 8.4884, 4.2892, 12.6580);
        assertNps(bank.at("/by/1/nps"), 17.1013, 12.8700, 21.2705);
        assertNps(bank.at("/by/2/nps"), 9.9326, 5.5080, 14.3206);
        List<Double> quarters = new ArrayList<>();
        bank.get("trend").forEach(point -> quarters.add(point.at("/nps/value").asDouble()));
        assertThat(quarters).hasSize(4);
        double[] told = {14.1234, 11.5166, 9.9017, 11.7987};
        for (int quarter = 0; quarter < told.length; quarter++) {
            assertThat(quarters.get(quarter)).isCloseTo(told[quarter], within(DIGITS));
        }
    }

    private static void assertNps(JsonNode nps, double value, double low, double high) {
        assertThat(nps.get("value").asDouble()).isCloseTo(value, within(DIGITS));
        assertThat(nps.get("low").asDouble()).isCloseTo(low, within(DIGITS));
        assertThat(nps.get("high").asDouble()).isCloseTo(high, within(DIGITS));
    }

    /** On the scale 1 to 5. */
    private static double score(JsonNode level) {
        return 3 + 2 * level.asDouble();
    }

    private Map<String, Long> reached(String within) {
        Map<String, Long> reached = new TreeMap<>();
        service.data(
                        "query($w: Duration!) { feedback(filter: {within: $w}) { by(dimension: \"TOUCHPOINT\") { key"
                                + " items } } }",
                        Map.of("w", within))
                .at("/feedback/by")
                .forEach(row ->
                        reached.put(row.get("key").asString(), row.get("items").asLong()));
        return reached;
    }

    private static Path shared() {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        return folder.resolve("feedback");
    }
}
