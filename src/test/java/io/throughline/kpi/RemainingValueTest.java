package io.throughline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemainingValueTest {
    /** One frequency, two recencies, chances 0.3 and 0.1, 40 a time, discount 0.1. */
    @Test
    void theToyIsSolved() {
        ValueStates toy = new ValueStates(new double[] {0.3, 0.1}, new double[] {40}, 0.1, null);
        assertThat(toy.value(0)).isCloseTo(19.7531, within(5e-5));
        assertThat(toy.value(1)).isCloseTo(5.4321, within(5e-5));
    }

    /** Many terms of the sum come to the sum without end, whatever the number of frequencies. */
    @Test
    void aLongHorizonIsLikeNone() {
        double[] chance = IntStream.range(0, 48)
                .mapToDouble(i -> 0.05 + (i * 37 % 48) / 120.0)
                .toArray();
        double[] reward = {10, 20, 30, 25};
        ValueStates endless = new ValueStates(chance, reward, 0.02, null);
        ValueStates thousand = new ValueStates(chance, reward, 0.02, 1_000);
        ValueStates one = new ValueStates(chance, reward, 0.02, 1);
        for (int state = 0; state < 48; state++) {
            assertThat(thousand.value(state)).isCloseTo(endless.value(state), within(1e-6));
            assertThat(one.value(state)).isCloseTo(chance[state] * reward[state / 12] / 1.02, within(1e-12));
        }
    }

    /** Half of the customers order every 31 days, the others only once: states, chances, and who is counted. */
    @Test
    void ordersAreCountedByMonth() {
        String often = String.join(
                " | ", IntStream.range(0, 11).mapToObj(i -> "=> +31d buy 10").toArray(String[]::new));
        JourneySet set = Fixture.journeys(
                "=> buy 10 | " + often + " x20", "=> buy 10 x20", "A x3", "#=> buy 5", "A +364d => buy 3");
        RemainingValue worth = RemainingValue.of(set, new RemainingWorth(CalendarPeriod.MONTH, 3, 0));
        assertThat(worth.mean().n()).isEqualTo(40 + 1);
        assertThat(worth.gone().numerator()).isZero();
        assertThat(worth.notes()).containsExactly("1 customers have step numbers instead of times and are left out.");
        assertThat(worth.states())
                .filteredOn(s -> s.orders() == 1 && s.recency() == 12)
                .singleElement()
                .satisfies(s -> assertThat(s.customers()).isEqualTo(20));
        RemainingValue.Backtest test = Objects.requireNonNull(worth.backtest());
        assertThat(test.byOrders())
                .extracting(RemainingValue.Backtest.Row::customers)
                .containsExactly(20L, 0L, 0L, 20L);
        assertThat(test.byOrders().get(0).actual()).isZero();
        assertThat(test.byOrders().get(3).predicted())
                .isCloseTo(test.byOrders().get(3).actual(), within(60.0));
        assertThat(test.predicted())
                .isEqualTo(test.byOrders().stream()
                        .mapToDouble(RemainingValue.Backtest.Row::predicted)
                        .sum());
        List<CustomerWorths.Worth> each = worth.customers().all();
        assertThat(each)
                .hasSize(41)
                .extracting(CustomerWorths.Worth::remaining)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(each.stream().mapToDouble(CustomerWorths.Worth::remaining).sum())
                .isCloseTo(Objects.requireNonNull(worth.mean().value()) * 41, within(1e-9));
        assertThat(each.get(0).orders()).isEqualTo(12);
        assertThat(each.get(0).historic()).isEqualTo(120);
        assertThat(worth.customers().remaining(each.get(40).ordinal()))
                .isEqualTo(each.get(40).remaining());
        assertThat(worth.customers().remaining(99_999)).isNull();
        assertThat(new RemainingWorth(CalendarPeriod.MONTH, 3, 0).over(set).value())
                .isEqualTo(worth.mean().value());
    }

    @Test
    void edgesAreAnswers() {
        RemainingWorth endless = new RemainingWorth(CalendarPeriod.QUARTER, null, 0);
        assertThat(RemainingValue.of(Fixture.journeys("A"), endless).mean().value())
                .isNull();
        RemainingValue one = RemainingValue.of(Fixture.journeys("=> buy 5"), endless);
        assertThat(one.mean().value()).isZero();
        assertThat(one.mean().low()).isNull();
        assertThat(one.backtest()).isNull();
        String always = String.join(
                " | ", IntStream.range(0, 52).mapToObj(i -> "=> +7d buy 1").toArray(String[]::new));
        JourneySet faithful = Fixture.journeys("=> buy 1 | " + always + " x2");
        assertThatThrownBy(() -> endless.over(faithful))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("a horizon or a discount");
        assertThat(new RemainingWorth(CalendarPeriod.QUARTER, null, 0.1)
                        .over(faithful)
                        .value())
                .isPositive();
        for (double[] wrong : new double[][] {{0, 0}, {1_001, 0}, {1, -1}, {1, Double.NaN}}) {
            assertThatThrownBy(() -> new RemainingWorth(CalendarPeriod.DAY, (int) wrong[0], wrong[1]))
                    .as(Arrays.toString(wrong))
                    .isInstanceOf(InvalidArgument.class);
        }
    }
}
