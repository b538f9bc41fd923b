package io.throughline.markov.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.markov.PlainOrders;
import io.throughline.markov.RandomWalks;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.order.MarkovOrders.MarkovOrder;
import io.throughline.markov.order.MarkovOrders.Removal;
import io.throughline.markov.removal.Removals;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderChoiceTest {
    private static MarkovOrders choose(JourneySet set, int max) {
        return OrderChoice.of(set, new MarkovOrders.Request(max, true));
    }

    /** Walks over four steps whose next step depends on the last {@code order} steps. */
    private static JourneySet planted(int order, int customers, long seed) {
        Random random = new Random(seed);
        String[] lines = new String[customers];
        for (int i = 0; i < customers; i++) {
            int[] past = {0, 0};
            StringBuilder line = new StringBuilder("A");
            for (int k = 0; k < 9 && random.nextInt(8) > 0; k++) {
                int favourite = order == 1 ? (past[1] + 1) % 4 : (past[0] + past[1] + 1) % 4;
                int next = random.nextInt(3) > 0 ? favourite : random.nextInt(4);
                line.append(" > ").append((char) ('A' + next));
                past = new int[] {past[1], next};
            }
            lines[i] = line + (past[1] == 2 && random.nextBoolean() ? " => buy" : "");
        }
        return Fixture.of(lines).blocksOf(700).set();
    }

    @Test
    void plantedOrdersAreFound() {
        for (long seed = 1; seed <= 3; seed++) {
            MarkovOrders one = choose(planted(1, 4_000, seed), 4);
            MarkovOrders two = choose(planted(2, 4_000, seed), 4);
            assertThat(one.chosen()).as(one.why()).isEqualTo(1);
            assertThat(two.chosen()).as(two.why()).isEqualTo(2);
            assertThat(two.why()).startsWith("Order 2: it loses ").contains("order 1 loses ");
            assertThat(two.orders()).extracting(MarkovOrder::order).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void everyFigureEqualsAPlainCount() {
        for (int seed = 0; seed < 60; seed++) {
            JourneySet set = RandomWalks.of(new Random(seed));
            PlainOrders plain = PlainOrders.of(set);
            MarkovOrders orders = choose(set, 3);
            for (MarkovOrder order : orders.orders()) {
                assertThat(order.loss()).isCloseTo(plain.loss(order.order()), within(1e-12));
                assertThat(order.lossStandardError()).isCloseTo(plain.standardError(order.order()), within(1e-12));
                assertThat(order.logLikelihood()).isCloseTo(plain.logLikelihood(order.order()), within(1e-10));
                assertThat(order.states()).isEqualTo(plain.contexts(order.order()));
                double[] effects =
                        Removals.of(CountedChain.of(set, order.order())).effects();
                assertThat(order.removalEffects())
                        .allMatch(r -> r.removalEffect() == effects[set.steps().find(r.step())]);
            }
            assertThat(orders.orders().get(0).bic()).isCloseTo(plain.bic(1), within(1e-9));
        }
    }

    /**
     * Conversions: A > B, A, B > B: A in 2 of 3, B in 2 of 3.
     */
    @Test
    void fullHistoryIsTheShareOfConversionsWithTheStep() {
        MarkovOrders orders = choose(Fixture.journeys("A > B => z", "A => z", "B > B => z", "C > A"), 1);
        assertThat(orders.fullHistory())
                .containsExactly(new Removal("A", 2 / 3.0), new Removal("B", 2 / 3.0), new Removal("C", 0));
    }

    @Test
    void tooFewCustomersChooseOrderOne() {
        MarkovOrders orders = choose(Fixture.journeys("A > B => z"), 4);
        assertThat(orders.chosen()).isEqualTo(1);
        assertThat(orders.why()).contains("1 of ten folds");
        MarkovOrders none = choose(Fixture.journeys("A").keep(block -> new java.util.BitSet()), 2);
        assertThat(none.chosen()).isEqualTo(1);
        assertThat(none.orders()).allMatch(o -> o.loss() == 0 && o.bic() == 0 && o.states() == 0);
        assertThatThrownBy(() -> new MarkovOrders.Request(0, true)).isInstanceOf(InvalidArgument.class);
    }
}
