package io.throughline.path.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.analysis.cut.ScopeCut;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.path.time.ChannelSwitches.ChannelSwitch;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

class ChannelSwitchesTest {
    private static final Map<String, String> CHANNEL =
            Map.of("A", "web", "B", "web", "C", "shop", "D", "app", "buy", "shop");

    private static ChannelSwitches of(JourneySet set) {
        return new EvaluatedJourneys(set, ids -> new String[ids.length]).channelSwitches();
    }

    private static Fixture on(String... lines) {
        return Fixture.of(lines)
                .on("A", "web", "ONLINE")
                .on("B", "web", "ONLINE")
                .on("C", "shop", "OFFLINE")
                .on("D", "app", "ONLINE")
                .on("buy", "shop", "OFFLINE");
    }

    /**
     * web→shop: A C (lost there, 1 h), B buy (2 h), A C of the third (goes on, 3 h): 1 of 3 lost. shop→web: C A. Stays on web: A B twice,
     * once the end: 1 of 2 lost. shop→app and app→E, which is on no channel. Of 6 switches web→shop are half.
     */
    @Test
    void switchesByHand() {
        ChannelSwitches switches = of(on("A > C +1h", "A > B => buy +2h", "A > C +3h > A > B", "C > D +10m > E")
                .set());
        assertThat(switches.stays()).isEqualTo(2);
        assertThat(switches.channels())
                .extracting(s -> s.from() + ">" + s.to() + " " + s.count())
                .containsExactly("web>shop 3", "app>(none) 1", "shop>app 1", "shop>web 1");
        ChannelSwitch first = switches.channels().get(0);
        assertThat(first.share()).isEqualTo(0.5);
        assertThat(first.medianSeconds()).isEqualTo(7200);
        assertThat(first.loss().numerator()).isEqualTo(1);
        assertThat(first.loss().denominator()).isEqualTo(3);
        assertThat(first.stayLoss().numerator()).isEqualTo(1);
        assertThat(first.stayLoss().denominator()).isEqualTo(2);
        assertThat(switches.kinds())
                .extracting(s -> s.from() + ">" + s.to() + " " + s.count())
                .containsExactly("ONLINE>OFFLINE 3", "OFFLINE>ONLINE 2", "ONLINE>(none) 1");
    }

    /** A run of A lasts 10 minutes; the switch begins when it is left. Step numbers have no seconds. */
    @Test
    void aRunIsLeftAtItsLastRow() {
        assertThat(of(on("A~10m > C +1h").set()).channels().get(0).medianSeconds())
                .isEqualTo(3600);
        assertThat(of(on("#A > C").set()).channels().get(0).medianSeconds()).isNull();
        assertThat(of(on("A > B", "A").set()).channels()).isEmpty();
    }

    private static Row seen(String customer, long minute, String touchpoint, Map<String, String> cells) {
        return Row.of(customer, minute * 60_000_000, touchpoint, cells);
    }

    /** ann: from the phone to the desk after an hour, where she buys. bob: to a row that names no device, and from it to the desk, where he ends. */
    @Test
    void switchesBetweenKindsOfDevices() {
        Map<String, String> phone = Map.of("device", "mobile");
        Map<String, String> desk = Map.of("device", "desktop");
        JourneyIndex index = new JourneyIndex(new MemoryTimelines(Clock.TIME, "buy")
                .add(List.of(
                        seen("ann", 0, "A", phone),
                        seen("ann", 60, "B", desk),
                        seen("ann", 90, "buy", desk),
                        seen("bob", 0, "A", phone),
                        seen("bob", 10, "B", Map.of()),
                        seen("bob", 30, "C", desk))));
        index.refresh();
        JourneySet set = new ScopeCut(index.now(), Scope.ALL, null).journeys();
        List<ChannelSwitch> devices = ChannelSwitches.ofDevices(set, "device");
        assertThat(devices)
                .extracting(s -> s.from() + ">" + s.to() + " " + s.count() + " " + s.medianSeconds() + " "
                        + s.loss().numerator() + "/" + s.loss().denominator())
                .containsExactly(
                        "(none)>desktop 1 1200.0 1/1", "mobile>(none) 1 600.0 0/1", "mobile>desktop 1 3600.0 0/1");
        assertThat(devices.get(0).share()).isEqualTo(1 / 3.0);
        assertThat(devices.get(2).stayLoss().denominator())
                .as("nobody stays on the phone")
                .isZero();
        assertThat(ChannelSwitches.ofDevices(set, "browser")).isEmpty();
    }

    @Test
    void randomLogsEqualThePlainWay() {
        for (long seed = 0; seed < 200; seed++) {
            JourneySet plain = RandomLog.of(seed);
            JourneySet set =
                    RandomLog.of(seed, fixture -> CHANNEL.forEach((id, channel) -> fixture.on(id, channel, null)));
            assertThat(set.steps().size()).isEqualTo(plain.steps().size());
            Reference reference = new Reference(set);
            ChannelSwitches switches = of(set);
            long counted = switches.stays();
            for (ChannelSwitch s : switches.channels()) {
                counted += s.count();
                BiPredicate<Reference.Journey, Integer> here = (j, k) ->
                        channel(j, k - 1).equals(s.from()) && channel(j, k).equals(s.to());
                assertThat(s.count()).isEqualTo(transitions(reference, here));
                assertThat(s.loss().numerator()).isEqualTo(transitions(reference, here.and(ChannelSwitchesTest::lost)));
                BiPredicate<Reference.Journey, Integer> stay = (j, k) ->
                        channel(j, k - 1).equals(s.from()) && channel(j, k).equals(s.from());
                assertThat(s.stayLoss().denominator()).isEqualTo(transitions(reference, stay));
                assertThat(s.stayLoss().numerator())
                        .isEqualTo(transitions(reference, stay.and(ChannelSwitchesTest::lost)));
                assertThat(s.loss().deff())
                        .isCloseTo(
                                reference.deff(j -> count(j, here.and(ChannelSwitchesTest::lost)), j -> count(j, here)),
                                within(1e-9));
                List<Long> times = reference.journeys.stream()
                        .filter(Reference.Journey::timed)
                        .flatMap(j -> java.util.stream.IntStream.range(
                                        1, j.steps().size())
                                .filter(k -> here.test(j, k))
                                .mapToObj(k -> j.entered().get(k) - j.left().get(k - 1)))
                        .toList();
                assertThat(s.medianSeconds())
                        .isEqualTo(times.isEmpty() ? null : (Double) (Reference.quantile(times, 0.5) / 1e6));
            }
            assertThat(counted).isEqualTo(transitions(reference, (j, k) -> true));
        }
    }

    private static boolean lost(Reference.Journey j, int k) {
        return !j.converted() && k == j.steps().size() - 1;
    }

    private static String channel(Reference.Journey j, int k) {
        return CHANNEL.getOrDefault(j.steps().get(k), "(none)");
    }

    private static long count(Reference.Journey j, BiPredicate<Reference.Journey, Integer> which) {
        return java.util.stream.IntStream.range(1, j.steps().size())
                .filter(k -> which.test(j, k))
                .count();
    }

    private static long transitions(Reference reference, BiPredicate<Reference.Journey, Integer> which) {
        return reference.journeys.stream().mapToLong(j -> count(j, which)).sum();
    }
}
