package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.InvalidArgument;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetailMarketTest {
    private final RetailMarket market = RetailMarket.standard();

    @Test
    void hasFortyTouchpointsOverSixChannelsOfAllKinds() {
        assertThat(market.touchpoints()).hasSize(40).extracting(Touchpoint::id).doesNotHaveDuplicates();
        assertThat(market.touchpoints()).extracting(Touchpoint::code).isSorted().startsWith(0);
        assertThat(market.channels()).hasSize(6).containsValues(ChannelKind.values());
        assertThat(market.touchpoints()).extracting(Touchpoint::kind).doesNotContainNull();
        assertThat(market.touchpoints())
                .extracting(Touchpoint::channel)
                .containsAll(market.channels().keySet());
    }

    @Test
    void stagesAreOrderedAndEachIsUsed() {
        assertThat(market.stageOrder().keySet()).containsExactly("awareness", "consideration", "purchase", "retention");
        assertThat(market.stageOrder().values()).containsExactly(1, 2, 3, 4);
        assertThat(market.touchpoints())
                .extracting(Touchpoint::stage)
                .containsAll(market.stageOrder().keySet());
    }

    @Test
    void oneTouchpointIsMarkedAsConversion() {
        assertThat(market.touchpoints())
                .filteredOn(Touchpoint::conversion)
                .singleElement()
                .satisfies(t -> assertThat(t.code()).isEqualTo(market.conversion()));
    }

    @Test
    void twelveCampaignsCostSomething() {
        assertThat(market.campaigns()).hasSize(12).allMatch(c -> c.cost() > 0);
        assertThat(market.campaigns()).extracting(Campaign::id).doesNotHaveDuplicates();
    }

    @Test
    void everyRowOfEveryChainSumsToOne() {
        forEachChain(chain -> {
            double start = 0;
            for (int from = 0; from < chain.size(); from++) {
                start += chain.start(from);
                double row = chain.ending(from);
                for (int to = 0; to < chain.size(); to++) {
                    row += chain.probability(from, to);
                }
                assertThat(row).isCloseTo(1, within(1e-12));
            }
            assertThat(start).isCloseTo(1, within(1e-12));
        });
    }

    @Test
    void propensityChangesPurchasesButNeverEndings() {
        int payment = market.code("payment");
        for (int persona = 0; persona < market.personas().size(); persona++) {
            Chain cool = market.chain(persona, 0);
            Chain keen = market.chain(persona, market.propensities().size() - 1);
            for (int from = 0; from < cool.size(); from++) {
                assertThat(keen.ending(from)).isEqualTo(cool.ending(from));
            }
            assertThat(keen.probability(payment, market.conversion()))
                    .isGreaterThan(2 * cool.probability(payment, market.conversion()));
        }
    }

    @Test
    void chainsPromiseSixInteractionsAndTwoToFivePercentConversion() {
        double interactions = 0;
        double purchases = 0;
        double journeys = 1;
        for (int p = 0; p < market.personas().size(); p++) {
            for (int q = 0; q < market.propensities().size(); q++) {
                double share = market.personas().get(p).share()
                        * market.propensities().get(q).share();
                Expected expected = Expected.of(market.chain(p, q), market.conversion());
                interactions += share * expected.interactions;
                purchases += share * expected.purchases;
                journeys += share * expected.purchasesFollowed;
            }
        }
        assertThat(interactions).isCloseTo(6, within(0.05));
        assertThat(purchases / journeys).isBetween(0.03, 0.04);
    }

    @Test
    void checkoutLosesThreeTimesWhatAnyOtherPurchaseTouchpointLoses() {
        int checkout = market.code(market.planted().bottleneck());
        Chain chain = market.chain(0, 0);
        assertThat(market.touchpoints())
                .filteredOn(t -> Objects.equals(t.stage(), "purchase") && t.code() != checkout)
                .hasSizeGreaterThan(5)
                .allMatch(t -> chain.ending(t.code()) * 3 < chain.ending(checkout));
    }

    @Test
    void unknownTouchpointIsNamed() {
        assertThatThrownBy(() -> market.code("moon")).hasMessageContaining("moon");
    }

    @Test
    void sizesOutOfRangeSayWhatIsAllowed() {
        assertThatThrownBy(() -> MarketGenerator.ofCustomers(market, 0, 1))
                .isInstanceOf(InvalidArgument.class)
                .hasMessage("customers = 0: allowed is 1 to 99999999");
        assertThatThrownBy(() -> MarketGenerator.ofInteractions(market, -1, 1))
                .hasMessage("interactions = -1: allowed is 1 to 500000000");
        assertThatThrownBy(() -> new Weights(List.of("a", "b"), List.of(0.5, 0.6)))
                .isInstanceOf(InvalidArgument.class);
    }

    private void forEachChain(Consumer<Chain> check) {
        IntStream.range(0, market.personas().size())
                .forEach(p -> IntStream.range(0, market.propensities().size())
                        .forEach(q -> check.accept(market.chain(p, q))));
    }

    /** Exact figures of one chain cut at the longest walk, by pushing its distribution forward. */
    private record Expected(double interactions, double purchases, double purchasesFollowed) {
        static Expected of(Chain chain, int conversion) {
            double[] here =
                    IntStream.range(0, chain.size()).mapToDouble(chain::start).toArray();
            double interactions = 0;
            double purchases = 0;
            double followed = 0;
            for (int step = 1; step <= RetailMarket.MAX_STEPS; step++) {
                interactions += DoubleStream.of(here).sum();
                purchases += here[conversion];
                followed += step < RetailMarket.MAX_STEPS ? here[conversion] * (1 - chain.ending(conversion)) : 0;
                here = push(chain, here);
            }
            return new Expected(interactions, purchases, followed);
        }

        private static double[] push(Chain chain, double[] here) {
            double[] next = new double[here.length];
            for (int from = 0; from < here.length; from++) {
                for (int to = 0; to < here.length; to++) {
                    next[to] += here[from] * chain.probability(from, to);
                }
            }
            return next;
        }
    }
}
