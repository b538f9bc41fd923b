package io.throughline.analysis.summary;

import static io.throughline.analysis.summary.HandDrawnLog.HOUR;
import static io.throughline.analysis.summary.HandDrawnLog.JOURNEYS;
import static io.throughline.analysis.summary.HandDrawnLog.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.bottleneck.Bottleneck;
import io.throughline.analysis.bottleneck.Bottlenecks;
import io.throughline.measure.Distribution;
import io.throughline.path.DropOff;
import io.throughline.path.NextStep;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.funnel.Funnels;
import io.throughline.path.loop.Loop;
import io.throughline.path.time.ChannelSwitches.ChannelSwitch;
import io.throughline.path.time.Silences;
import io.throughline.path.time.TimeBetween;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Funnels, losses, loops, times, silences and switches of {@link HandDrawnLog}, each figure derived by hand. */
class HandDrawnTimesTest {
    private static final Funnel.Condition SEARCH = step("search");
    private static final Funnel.Condition STORE = step("store");
    private static final Funnel.Condition PURCHASE = step("purchase");

    private static Funnel.Condition step(String id) {
        return new Funnel.Condition(List.of(id), null, false, null);
    }

    private static String told(List<NextStep> steps) {
        return steps.stream().map(s -> s.step() + " " + s.count()).collect(Collectors.joining(", "));
    }

    private static List<String> told(
            Funnel.Order order, Funnel.Entry entry, Duration within, Funnel.CountBy by, Funnel.Condition... steps) {
        Funnel funnel = Funnels.of(JOURNEYS.set(), new Funnel.Request(List.of(steps), order, entry, within, by, true));
        List<String> lines = new ArrayList<>();
        funnel.steps()
                .forEach(s -> lines.add(s.entered() + ", here " + s.enteredHere() + ", previous "
                        + text(s.fromPrevious()) + ", first " + text(s.fromFirst()) + ", instead "
                        + told(s.wentInstead())));
        lines.add(text(funnel.conversion()));
        return lines;
    }

    private static List<String> told(Funnel.Order order, Funnel.Entry entry, Funnel.Condition... steps) {
        return told(order, entry, null, Funnel.CountBy.JOURNEY, steps);
    }

    private static List<String> inTime(Duration limit, Funnel.Condition... steps) {
        return told(Funnel.Order.ORDERED, Funnel.Entry.CLOSED, limit, Funnel.CountBy.JOURNEY, steps);
    }

    /** J1 to J4 search; J2 J3 J4 then come to the store, where J2 J3 end and J4 buys. J1 went to its email; J5 never searches. */
    @Test
    void closedFunnel() {
        assertThat(told(Funnel.Order.ORDERED, Funnel.Entry.CLOSED, SEARCH, STORE, PURCHASE))
                .containsExactly(
                        "4, here 4, previous 4/5, first 4/4, instead email 1",
                        "3, here 0, previous 3/4, first 3/4, instead ENDED 2",
                        "1, here 0, previous 1/3, first 1/4, instead ",
                        "1/4");
    }

    /** J1 gets furthest by beginning at the purchase, J5 begins at the store: more there than at the first step. */
    @Test
    void openFunnel() {
        assertThat(told(Funnel.Order.ORDERED, Funnel.Entry.OPEN, SEARCH, STORE, PURCHASE))
                .containsExactly(
                        "3, here 3, previous 3/5, first 3/3, instead ",
                        "4, here 1, previous 3/3, first 3/3, instead ENDED 3",
                        "2, here 1, previous 1/4, first 1/3, instead ",
                        "1/3");
    }

    /** Only the second search of J1 is next to a purchase. J2 J3 J4 have store and search in some order, J5 the store only. */
    @Test
    void strictAndAnyFunnel() {
        assertThat(told(Funnel.Order.STRICT, Funnel.Entry.CLOSED, SEARCH, PURCHASE))
                .containsExactly(
                        "4, here 4, previous 4/5, first 4/4, instead store 3",
                        "1, here 0, previous 1/4, first 1/4, instead ",
                        "1/4");
        assertThat(told(Funnel.Order.ANY, Funnel.Entry.CLOSED, STORE, SEARCH))
                .containsExactly(
                        "4, here 4, previous 4/5, first 4/4, instead ENDED 1",
                        "3, here 0, previous 3/4, first 3/4, instead ",
                        "3/4");
    }

    /** Of the two customers who buy, the fourth comes to the store afterwards, in another journey. */
    @Test
    void funnelOfCustomers() {
        assertThat(told(Funnel.Order.ORDERED, Funnel.Entry.CLOSED, null, Funnel.CountBy.CUSTOMER, PURCHASE, STORE))
                .containsExactly(
                        "2, here 2, previous 2/4, first 2/2, instead ENDED 1",
                        "1, here 0, previous 1/2, first 1/2, instead ",
                        "1/2");
    }

    /** J1 buys exactly an hour after its second search, J4 two hours after its only one, with the store between. */
    @Test
    void funnelWithinATimeAndWithout() {
        assertThat(inTime(Duration.ofHours(1), SEARCH, PURCHASE)).last().isEqualTo("1/4");
        assertThat(inTime(Duration.ofHours(1).minusNanos(1000), SEARCH, PURCHASE))
                .last()
                .isEqualTo("0/4");
        assertThat(inTime(Duration.ofHours(2), SEARCH, PURCHASE)).last().isEqualTo("2/4");
        Funnel.Condition noStore = new Funnel.Condition(List.of("purchase"), null, false, List.of("store"));
        assertThat(inTime(null, SEARCH, noStore)).last().isEqualTo("1/4");
        Funnel timed = Funnels.of(
                JOURNEYS.set(),
                new Funnel.Request(
                        List.of(SEARCH, PURCHASE),
                        Funnel.Order.ORDERED,
                        Funnel.Entry.CLOSED,
                        null,
                        Funnel.CountBy.JOURNEY,
                        true));
        assertThat(Objects.requireNonNull(timed.steps().get(1).secondsFromPrevious())
                        .mean())
                .isEqualTo(1.5 * HOUR);
    }

    /** J1 J4 begin with an email, J2 J3 one step later; the rate of the purchase refers to the search. */
    @Test
    void optionalStepOfAFunnel() {
        Funnel.Condition email = new Funnel.Condition(List.of("email"), null, true, null);
        assertThat(told(Funnel.Order.ORDERED, Funnel.Entry.CLOSED, email, SEARCH, PURCHASE))
                .containsExactly(
                        "2, here 2, previous 2/5, first 2/2, instead ",
                        "4, here 2, previous 4/5, first 2/2, instead store 2",
                        "2, here 0, previous 2/4, first 2/2, instead ",
                        "2/2");
    }

    /**
     * Only the store loses journeys: 3 of its 4 visits, one in each of 4 journeys. The other touchpoints lose nothing, so lowered to their
     * median 0 its purchase has probability 1; then all who search buy: h₀′ = 1 instead of 2/5, that is 5 · 3/5 = 3 conversions more.
     * A visit to the store is then worth 60, one to the search v = v/5 + 40/5 + 60 · 3/5 = 55; START 4/5 · 55 + 1/5 · 60 = 56 instead of 20.
     */
    @Test
    void dropOffsAndBottlenecksLoseTheSame() {
        assertThat(JOURNEYS.losses().dropOffs(9)).hasSize(1);
        DropOff store = JOURNEYS.losses().dropOffs(9).get(0);
        assertThat(store.touchpoint() + " " + store.ended() + ", " + text(store.dropOff()) + ", "
                        + text(store.exitShare()) + ", " + told(store.cameFrom()))
                .isEqualTo("store 3, 3/4, 3/4, search 2, START 1");
        assertThat(store.lostConversions()).isCloseTo(3, within(1e-12));
        assertThat(store.lostValue()).isCloseTo(5 * (56 - 20), within(1e-9));
        Bottleneck same = Bottlenecks.of(
                        JOURNEYS.set(),
                        JOURNEYS.graph(),
                        JOURNEYS.losses().lost(),
                        new Bottleneck.Request(1, false, false, false))
                .get(0);
        assertThat(same.touchpoint()).isEqualTo("store");
        assertThat(same.lostConversions()).isEqualTo(store.lostConversions());
        assertThat(same.lostValue()).isEqualTo(store.lostValue());
    }

    /** J1 goes search, email, search: two visits and two hours more; of J2 J3 J4, which search without that, J4 buys. */
    @Test
    void loops() {
        assertThat(JOURNEYS.loops().first(9)).hasSize(1);
        Loop loop = JOURNEYS.loops().first(9).get(0);
        assertThat(loop.steps()).containsExactly("search", "email", "search");
        assertThat(loop.journeys() + " " + loop.times() + " " + loop.extraVisits())
                .isEqualTo("1 1 2");
        assertThat(loop.extraSeconds()).isEqualTo(2 * HOUR);
        assertThat(text(loop.conversionWith()) + ", " + text(loop.conversionWithout()))
                .isEqualTo("1/1, 1/3");
    }

    /**
     * From the first search J4 buys after 2 hours, J1 after 3; J2 J3 are waited for until the data end: 1 − 1/4, then (1 − 1/3) · 3/4. From
     * the start J1 J4 buy after 3 hours, the other three never: 1 − 2/5.
     */
    @Test
    void timeBetween() {
        TimeBetween times = TimeBetween.of(JOURNEYS.set(), "search", "purchase");
        assertThat(times.reached() + " " + times.censored()).isEqualTo("2 2");
        assertThat(times.curve().get(0)).isEqualTo(new TimeBetween.SurvivalPoint(2 * HOUR, 0.75));
        assertThat(times.curve().get(1).seconds()).isEqualTo(3 * HOUR);
        assertThat(times.curve().get(1).notYet()).isCloseTo(0.5, within(1e-15));
        assertThat(times.medianSeconds()).isEqualTo(3 * HOUR);
        assertThat(times.p90Seconds()).isNull();
        assertThat(times.among()).isEqualTo(new Distribution(2.5 * HOUR, 2.5 * HOUR, 2.9 * HOUR, 3 * HOUR));
        TimeBetween whole = TimeBetween.of(JOURNEYS.set(), null, null);
        assertThat(whole.curve()).containsExactly(new TimeBetween.SurvivalPoint(3 * HOUR, 0.6));
        assertThat(whole.medianSeconds()).isNull();
    }

    /** Fewer than 20 gaps open anywhere, so nothing is said of silence; each touchpoint is listed all the same, ties by id. */
    @Test
    void silences() {
        assertThat(Silences.of(JOURNEYS.set(), JOURNEYS.data().ids()))
                .allMatch(s -> s.limitSeconds() == null && s.neverReturn() == null && s.silentNow() == 0)
                .extracting(s -> s.touchpoint() + " " + s.returned())
                .containsExactly("email 0", "purchase 0", "search 0", "store 0");
    }

    private static List<String> switches(List<ChannelSwitch> switches) {
        return switches.stream()
                .map(s -> s.from() + " to " + s.to() + " " + s.count() + ", " + s.medianSeconds() + ", lost "
                        + text(s.loss()) + ", staying " + text(s.stayLoss()))
                .toList();
    }

    /**
     * 13 steps less 5 journeys are 8 moves: 7 switches, and J4 stays in the shop to buy. J2 J3 end after their way to the shop. Between email
     * and search three moves stay online, after which nobody ends.
     */
    @Test
    void channelSwitches() {
        assertThat(switches(JOURNEYS.channelSwitches().channels()))
                .containsExactly(
                        "web to shop 4, 3600.0, lost 2/4, staying 0/0",
                        "mail to web 2, 3600.0, lost 0/2, staying 0/0",
                        "web to mail 1, 3600.0, lost 0/1, staying 0/0");
        assertThat(JOURNEYS.channelSwitches().channels().get(0).share()).isEqualTo(4 / 7.0);
        assertThat(JOURNEYS.channelSwitches().stays()).isEqualTo(1);
        assertThat(switches(JOURNEYS.channelSwitches().kinds()))
                .containsExactly("ONLINE to OFFLINE 4, 3600.0, lost 2/4, staying 0/3");
    }
}
