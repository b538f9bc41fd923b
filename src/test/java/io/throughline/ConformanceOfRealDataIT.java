package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A real shop beside a plan of its checkout, through HTTP, equals what was worked out apart from this product. */
@EmptyService
class ConformanceOfRealDataIT {
    private static final String QUERY = """
            { journeys(scope: { sources: ["online_shop_events"], definition: { conversions: ["payment_done"] } }) { count
                conformance(examples: 0, design: { steps: [
                    { id: "main", first: true, anywhere: %s } { id: "catalog", first: true } { id: "product1" } { id: "product2" } { id: "cart" }
                    { id: "delivery_choice" } { id: "delivery_courier" } { id: "delivery_pickup" } { id: "payment_choice" }
                    { id: "payment_card" } { id: "payment_cash" } { id: "payment_done", last: true } ], edges: [
                    { from: "main", to: "catalog" } { from: "catalog", to: "catalog" } { from: "catalog", to: "product1" }
                    { from: "catalog", to: "product2" } { from: "catalog", to: "cart" } { from: "product1", to: "catalog" }
                    { from: "product1", to: "cart" } { from: "product2", to: "catalog" } { from: "product2", to: "cart" }
                    { from: "cart", to: "catalog" } { from: "cart", to: "delivery_choice" }
                    { from: "delivery_choice", to: "delivery_courier" } { from: "delivery_choice", to: "delivery_pickup" }
                    { from: "delivery_courier", to: "payment_choice" } { from: "delivery_pickup", to: "payment_choice" }
                    { from: "payment_choice", to: "payment_card" } { from: "payment_choice", to: "payment_cash" }
                    { from: "payment_card", to: "payment_done" } { from: "payment_cash", to: "payment_done" } ] }) {
                  fitness meanFitness complete { numerator } soFar { numerator } deviating { numerator } notes } } }
            """;

    @LocalServerPort
    private int port;

    @Test
    void theShopFollowsItsPlanAsFarAsWorkedOut() throws IOException {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        Answering service = new Answering(port).whenReady();
        service.upload("online_shop_events", folder.resolve("online_shop_events.csv.gz"));
        holds(service, false, 314, 1_687, 2_019, 0.881355, 0.855635);
        holds(service, true, 530, 2_963, 527, 0.982749, 0.966034);
    }

    private static void holds(
            Answering service, boolean anywhere, long complete, long soFar, long deviating, double mean, double log) {
        JsonNode journeys = service.data(QUERY.formatted(anywhere)).get("journeys");
        JsonNode conformance = journeys.get("conformance");
        assertThat(journeys.get("count").asLong()).isEqualTo(4_020);
        assertThat(conformance.at("/complete/numerator").asLong()).isEqualTo(complete);
        assertThat(conformance.at("/soFar/numerator").asLong()).isEqualTo(soFar);
        assertThat(conformance.at("/deviating/numerator").asLong()).isEqualTo(deviating);
        assertThat(conformance.get("meanFitness").asDouble()).isCloseTo(mean, within(5e-7));
        assertThat(conformance.get("fitness").asDouble()).isCloseTo(log, within(5e-7));
        assertThat(conformance.get("notes")).isEmpty();
    }
}
