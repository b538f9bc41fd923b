package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TruthWriterTest {
    private final RetailMarket market = RetailMarket.standard();
    private final MarketGenerator generator = MarketGenerator.ofInteractions(market, 2_000, 3);
    private JsonNode truth = JsonMapper.shared().createObjectNode();

    @BeforeEach
    void write() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TruthWriter(generator).write(out);
        truth = JsonMapper.shared().readTree(out.toByteArray());
    }

    @Test
    void namesPersonaAndPropensityOfEveryCustomerOfTheLog() {
        int[] customers = {0};
        generator.<RuntimeException>forEach((who, what) -> {
            customers[0]++;
            JsonNode customer = truth.path("customers").path(who.id());
            assertThat(customer.path(0).asString())
                    .isEqualTo(market.personas().get(who.persona()).id());
            assertThat(customer.path(1).asString())
                    .isEqualTo(market.propensities().get(who.propensity()).id());
        });
        assertThat(truth.path("customers").size()).isEqualTo(customers[0]).isGreaterThan(200);
    }

    @Test
    void matricesAreThoseOfFactorOne() {
        for (int p = 0; p < 3; p++) {
            Chain chain = market.chain(p, 1);
            JsonNode transitions = truth.path("personas").path(p).path("transitions");
            assertThat(transitions.size()).isEqualTo(40);
            market.touchpoints().forEach(from -> {
                JsonNode row = transitions.path(from.id());
                assertThat(row.path("ENDED").asDouble()).isCloseTo(chain.ending(from.code()), within(1e-12));
                market.touchpoints()
                        .forEach(to -> assertThat(row.path(to.id()).asDouble(0))
                                .isCloseTo(chain.probability(from.code(), to.code()), within(1e-12)));
            });
        }
        assertThat(truth.path("propensities").path(1).path("factor").asInt()).isEqualTo(1);
    }

    @Test
    void plantedFactsAndCostsAreNamed() {
        assertThat(truth.path("seed").asInt()).isEqualTo(3);
        assertThat(truth.path("conversion").asString()).isEqualTo("purchase");
        assertThat(truth.path("planted").path("bottleneck").asString()).isEqualTo("checkout");
        assertThat(truth.path("planted").path("loops").size()).isEqualTo(4);
        assertThat(truth.path("planted").path("silences").size()).isEqualTo(3);
        assertThat(truth.path("campaigns").size()).isEqualTo(12);
        assertThat(truth.path("campaigns").path(0).path("cost").asInt()).isEqualTo(18_000);
        assertThat(truth.path("buys").path("payment").asDouble())
                .isEqualTo(market.buys().getOrDefault("payment", 0.0));
    }
}
