package io.throughline.path.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeBetweenTest {
    private static TimeBetween between(JourneySet set, String from, String to) {
        return TimeBetween.of(set, from, to);
    }

    /** One in five arrives, long before the data end: four fifths are never seen to arrive, and the median never comes. */
    @Test
    void thoseWhoNeverArriveAreNotForgotten() {
        TimeBetween times = between(Fixture.journeys("A +1h > B +2h x20", "A +1h > C x80"), "A", "B");
        assertThat(times.reached()).isEqualTo(20);
        assertThat(times.censored()).isEqualTo(80);
        assertThat(times.curve()).containsExactly(new TimeBetween.SurvivalPoint(7200, 0.8));
        assertThat(times.medianSeconds()).isNull();
        assertThat(times.p90Seconds()).isNull();
        assertThat(Objects.requireNonNull(times.among()).median()).isEqualTo(7200);
    }

    /**
     * Arrivals after 1 h and 2 h. The data end after 525,600 minutes; the last journey entered A 90 minutes before that. At 1 h 3 of 4
     * are left; at 2 h two are still observed and one of them arrives: 3/4 · 1/2.
     */
    @Test
    void aJourneyIsObservedUntilTheDataEnd() {
        TimeBetween late = between(
                Fixture.journeys("A +1h > B +1h", "A +1h > B +2h", "A +1h > C", "C > A +525509m > C"), "A", "B");
        assertThat(late.curve()).extracting(TimeBetween.SurvivalPoint::seconds).containsExactly(3600.0, 7200.0);
        assertThat(late.curve().get(0).notYet()).isEqualTo(0.75);
        assertThat(late.curve().get(1).notYet()).isCloseTo(0.375, within(1e-15));
        assertThat(late.medianSeconds()).isEqualTo(7200);
    }

    /** From A to A is to its next visit; from the start to B counts a first step B at once; no way leads on from a conversion. */
    @Test
    void endsLeftOutAndEqualEnds() {
        JourneySet set = Fixture.journeys("A > A +5m > B => buy 3", "B > A", "=> buy 2", "#A > B => buy");
        assertThat(Objects.requireNonNull(between(set, "A", "A").among()).max()).isEqualTo(300);
        assertThat(between(set, "A", "A").censored()).isEqualTo(1);
        assertThat(between(set, null, "B").curve().get(0).seconds()).isZero();
        assertThat(between(set, null, null).reached()).isEqualTo(2);
        assertThat(between(set, null, null).censored()).isEqualTo(1);
        assertThat(between(set, "buy", null).reached()).isZero();
        assertThat(between(set, "buy", null).censored()).isEqualTo(2);
        assertThat(between(set, "B", null).reached()).isEqualTo(1);
    }

    @Test
    void anUnknownStepIsRefusedWithTheNearest() {
        JourneySet set = Fixture.journeys("search > store");
        assertThatThrownBy(() -> between(set, "stor", null))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("from")
                .hasMessageContaining("\"store\"");
        assertThatThrownBy(() -> between(set, null, "x")).hasMessageContaining("to = x");
    }

    /** 3,000 distinct times: 500 points are shown, the first and the last among them, each as in the full curve. */
    @Test
    void aLongCurveIsThinnedButNotBlurred() {
        String[] lines = IntStream.rangeClosed(1, 3_000)
                .mapToObj(i -> "A > B +" + i + "m")
                .toArray(String[]::new);
        List<TimeBetween.SurvivalPoint> curve =
                between(Fixture.journeys(lines), "A", "B").curve();
        assertThat(curve).hasSize(TimeBetween.POINTS);
        assertThat(curve.get(0).seconds()).isEqualTo(60);
        assertThat(curve.get(499)).isEqualTo(new TimeBetween.SurvivalPoint(180_000, 0));
        assertThat(curve).allMatch(p -> Math.abs(p.notYet() - (1 - p.seconds() / 180_000)) < 1e-12);
        assertThat(between(Fixture.journeys(Arrays.copyOf(lines, 500)), "A", "B")
                        .curve())
                .hasSize(500)
                .extracting(TimeBetween.SurvivalPoint::seconds)
                .doesNotHaveDuplicates();
    }

    @Test
    void randomLogsEqualThePlainWay() {
        for (long seed = 0; seed < 300; seed++) {
            JourneySet set = RandomLog.of(seed);
            Reference reference = new Reference(set);
            for (String from : new String[] {null, "A", "B"}) {
                for (String to : new String[] {null, "A", "buy"}) {
                    if ((from == null || set.steps().find(from) >= 0)
                            && (to == null || set.steps().find(to) >= 0)) {
                        same(between(set, from, to), reference, from, to, Objects.requireNonNull(set.dataUntil()));
                    }
                }
            }
        }
    }

    private static void same(TimeBetween times, Reference reference, String from, String to, long until) {
        List<Long> arrived = new ArrayList<>();
        List<Long> lost = new ArrayList<>();
        for (Reference.Journey j : reference.journeys) {
            int first = from == null ? 0 : j.steps().indexOf(from);
            if (!j.timed() || first < 0) {
                continue;
            }
            int after = from == null ? 0 : first + 1;
            int place = IntStream.range(after, j.steps().size())
                    .filter(k -> to == null
                            ? j.converted() && k == j.steps().size() - 1
                            : j.steps().get(k).equals(to))
                    .findFirst()
                    .orElse(-1);
            long start = j.entered().get(first);
            (place < 0 ? lost : arrived).add((place < 0 ? until : j.entered().get(place)) - start);
        }
        assertThat(times.reached()).isEqualTo(arrived.size());
        assertThat(times.censored()).isEqualTo(lost.size());
        double share = 1;
        int point = 0;
        for (long t : arrived.stream().distinct().sorted().toList()) {
            double risk = arrived.stream().filter(v -> v >= t).count()
                    + lost.stream().filter(v -> v >= t).count();
            share *= 1 - arrived.stream().filter(v -> v == t).count() / risk;
            assertThat(times.curve().get(point).seconds()).isEqualTo(t / 1e6);
            assertThat(times.curve().get(point++).notYet()).isCloseTo(share, within(1e-12));
        }
        assertThat(times.curve()).hasSize(point);
    }
}
