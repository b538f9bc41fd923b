package io.throughline.path.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Timelines;
import io.throughline.path.NextStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SilencesTest {
    private static final double DAY = 86_400;
    private static final Function<int[], String[]> NAMES =
            ordinals -> Arrays.stream(ordinals).mapToObj(o -> "c" + o).toArray(String[]::new);

    private static Map<String, Silence> silences(JourneySet set) {
        List<Silence> all = Silences.of(set, NAMES);
        assertThat(Silences.brief(set))
                .isEqualTo(all.stream()
                        .map(s -> new Silences.Brief(s.touchpoint(), s.neverReturn(), s.silentNow()))
                        .toList());
        return all.stream().collect(Collectors.toMap(Silence::touchpoint, s -> s));
    }

    private static Silence of(JourneySet set, String touchpoint) {
        return Objects.requireNonNull(silences(set).get(touchpoint));
    }

    /**
     * 700 of 1,000 come back to P, after i/70 days, i = 1 … 700; 300 never do. H is as long as the data, S(H) = 0.3, and 95 % of those who
     * come back are 665: the limit is 9.5 days. The last 35 broke a silence, 10 of them by buying.
     */
    @Test
    void aPlantedLimitIsFound() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 700; i++) {
            long seconds = Math.round(i * DAY / 70);
            lines.add("P +1h" + (i > 690 ? " => buy +" : " > Q +") + seconds + "s");
        }
        lines.add("P +1h x300");
        JourneySet set = Fixture.of(lines.toArray(String[]::new))
                .on("Q", "web", null)
                .blocksOf(170)
                .set();
        Silence p = of(set, "P");
        assertThat(p.limitSeconds()).isEqualTo(9.5 * DAY);
        assertThat(p.neverReturn()).isCloseTo(0.3, within(1e-12));
        assertThat(p.silentNow()).isEqualTo(300);
        assertThat(p.returned()).isEqualTo(35);
        assertThat(p.brokenBy()).containsExactly(new NextStep("Q", 25, 25 / 35.0), new NextStep("buy", 10, 10 / 35.0));
        assertThat(p.brokenByChannel())
                .containsExactly(new NextStep("web", 25, 25 / 35.0), new NextStep("(none)", 10, 10 / 35.0));
        assertThat(p.conversionAfterReturn().numerator()).isEqualTo(10);
        assertThat(p.conversionAfterReturn().denominator()).isEqualTo(35);
        Silence q = of(set, "Q");
        assertThat(q.limitSeconds()).isNull();
        assertThat(q.neverReturn()).isEqualTo(1);
        assertThat(q.silentNow()).isZero();
    }

    /** The same plan, but customers come on any of the last 60 days, and the data end before many could return. */
    @Test
    void aPlantedLimitIsFoundThoughTheDataEnd() {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            int at = 525_600 - 1 - random.nextInt(60 * 1440);
            int gap = 1 + random.nextInt(14_400);
            boolean seen = random.nextDouble() < 0.7 && at + gap < 525_600;
            lines.add("P +" + at + "m" + (seen ? " > Q +" + gap + "m" : ""));
        }
        Silence p = of(Fixture.of(lines.toArray(String[]::new)).set(), "P");
        assertThat(p.limitSeconds()).isCloseTo(9.5 * DAY, within(0.25 * DAY));
        assertThat(p.neverReturn()).isCloseTo(0.3, within(0.03));
    }

    /** 20 returns after a minute, then one after 10 days: with 19 there is no limit. */
    @Test
    void twentyReturnsAreEnough() {
        assertThat(of(Fixture.journeys("P > Q x19", "P > R"), "P").limitSeconds())
                .isEqualTo(60);
        assertThat(of(Fixture.journeys("P > Q x19", "P"), "P").limitSeconds()).isNull();
        assertThat(of(Fixture.journeys("P > Q x19", "P"), "P").neverReturn()).isCloseTo(0.05, within(1e-12));
        assertThat(of(Fixture.journeys("P > Q x18", "P"), "P").neverReturn()).isNull();
        assertThat(silences(Fixture.journeys("#P > Q x30"))).isEmpty();
    }

    /** Longest silent first; pages one after the other are all of them, each once. */
    @Test
    void pagesOfSilentCustomersFollowEachOther() {
        List<String> lines = new ArrayList<>(List.of("P > Q x40"));
        for (int i = 0; i < 7; i++) {
            lines.add("P +" + (20 - i) + "d");
        }
        lines.add("P +365d");
        Silence p = of(Fixture.of(lines.toArray(String[]::new)).blocksOf(3).set(), "P");
        assertThat(p.silentNow()).isEqualTo(7);
        List<String> seen = new ArrayList<>();
        String after = null;
        SilentCustomers page;
        do {
            page = p.silent().page(3, after);
            page.entries().forEach(e -> seen.add(e.customer()));
            assertThat(page.totalCount()).isEqualTo(7);
            assertThat(page.hasPreviousPage()).isEqualTo(after != null);
            after = page.entries().get(page.entries().size() - 1).cursor();
        } while (page.hasNextPage());
        assertThat(seen).containsExactly("c46", "c45", "c44", "c43", "c42", "c41", "c40");
        assertThatThrownBy(() -> p.silent().page(3, "x")).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> p.silent().page(0, null)).isInstanceOf(InvalidArgument.class);
    }

    @Test
    void randomLogsEqualThePlainWay() {
        int limits = 0;
        for (long seed = 0; seed < 300; seed++) {
            JourneySet set = RandomLog.of(seed);
            Map<String, Silence> silences = silences(set);
            Map<String, List<long[]>> gaps = gaps(set);
            assertThat(silences.keySet()).isEqualTo(gaps.keySet());
            for (Silence silence : silences.values()) {
                same(silence, Objects.requireNonNull(gaps.get(silence.touchpoint())), set);
                limits += silence.limitSeconds() == null ? 0 : 1;
            }
            List<Long> order =
                    Silences.of(set, NAMES).stream().map(s -> -s.silentNow()).toList();
            assertThat(order).isSorted();
        }
        assertThat(limits).isGreaterThan(50);
    }

    /** By touchpoint: length, 1 for a return, step of the return, customer, 1 for a conversion after it. */
    private static Map<String, List<long[]>> gaps(JourneySet set) {
        Map<String, List<long[]>> gaps = new TreeMap<>();
        for (JourneyBlock block : set.blocks()) {
            Timelines t = block.timelines();
            for (int slot = 0; slot < t.customers(); slot++) {
                int end = t.offsets()[slot + 1];
                for (int row = t.offsets()[slot]; row < end && !t.stepClock().get(slot); row++) {
                    boolean back = row + 1 < end;
                    long until = back ? t.at()[row + 1] : Objects.requireNonNull(set.dataUntil());
                    boolean bought =
                            back && Arrays.stream(t.contact(), row + 1, end).anyMatch(set.steps()::isConversion);
                    gaps.computeIfAbsent(set.steps().id(t.contact()[row]), id -> new ArrayList<>())
                            .add(new long[] {
                                until - t.at()[row],
                                back ? 1 : 0,
                                back ? t.contact()[row + 1] : -1,
                                t.ordinals()[slot],
                                bought ? 1 : 0
                            });
                }
            }
        }
        return gaps;
    }

    private static void same(Silence silence, List<long[]> gaps, JourneySet set) {
        long[] sorted = gaps.stream().mapToLong(g -> g[0]).sorted().toArray();
        if (sorted.length < 20) {
            assertThat(silence.neverReturn()).isNull();
            return;
        }
        double never = share(gaps, sorted[sorted.length - 20]);
        assertThat(silence.neverReturn()).isCloseTo(never, within(1e-12));
        long returns = gaps.stream().filter(g -> g[1] == 1).count();
        if (returns < 20) {
            assertThat(silence.limitSeconds()).isNull();
            return;
        }
        long limit = gaps.stream()
                .filter(g -> g[1] == 1 && 1 - share(gaps, g[0]) >= 0.95 * (1 - never) - 1e-12)
                .mapToLong(g -> g[0])
                .min()
                .orElseThrow();
        assertThat(silence.limitSeconds()).isEqualTo(limit / 1e6);
        List<long[]> late = gaps.stream().filter(g -> g[1] == 1 && g[0] > limit).toList();
        assertThat(silence.silentNow())
                .isEqualTo(gaps.stream().filter(g -> g[1] == 0 && g[0] > limit).count());
        assertThat(silence.silent().page(100, null).totalCount()).isEqualTo(silence.silentNow());
        assertThat(silence.returned()).isEqualTo(late.size());
        assertThat(silence.conversionAfterReturn().numerator())
                .isEqualTo(late.stream().filter(g -> g[4] == 1).count());
        for (NextStep step : silence.brokenBy()) {
            int code = set.steps().find(step.step());
            assertThat(step.count())
                    .isEqualTo(late.stream().filter(g -> g[2] == code).count());
        }
        assertThat(silence.brokenBy().stream().mapToLong(NextStep::count).sum()).isEqualTo(late.size());
        assertThat(silence.brokenByChannel().stream().mapToLong(NextStep::count).sum())
                .isEqualTo(late.size());
    }

    private static double share(List<long[]> gaps, long until) {
        long[] times = gaps.stream()
                .filter(g -> g[1] == 1)
                .mapToLong(g -> g[0])
                .distinct()
                .sorted()
                .toArray();
        double share = 1;
        for (long t : LongStream.of(times).filter(t -> t <= until).toArray()) {
            double risk = gaps.stream().filter(g -> g[0] >= t).count();
            share *= 1 - gaps.stream().filter(g -> g[1] == 1 && g[0] == t).count() / risk;
        }
        return share;
    }
}
