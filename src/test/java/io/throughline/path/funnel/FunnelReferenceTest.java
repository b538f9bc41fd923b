package io.throughline.path.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.NextStep;
import io.throughline.path.funnel.FunnelReference.Tried;
import io.throughline.path.funnel.FunnelReference.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of funnel equals the one found by trying every attempt: 3 orders × 2 entries × by × within, random logs of few steps and many equal times. */
class FunnelReferenceTest {
    private static final int LOGS = 120;

    static List<Arguments> kinds() {
        List<Arguments> kinds = new ArrayList<>();
        for (Funnel.Order order : Funnel.Order.values()) {
            for (Funnel.Entry entry : Funnel.Entry.values()) {
                for (Funnel.CountBy by : Funnel.CountBy.values()) {
                    kinds.add(Arguments.of(order, entry, by, false));
                    kinds.add(Arguments.of(order, entry, by, true));
                }
            }
        }
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void equalsTryingEveryAttempt(Funnel.Order order, Funnel.Entry entry, Funnel.CountBy by, boolean limited) {
        int furthest = 0;
        for (long seed = 0; seed < LOGS; seed++) {
            Random random = new Random(seed * 31 + order.ordinal());
            JourneySet set = RandomLog.of(seed);
            Duration within = limited ? Duration.ofMinutes(random.nextInt(5) * (random.nextBoolean() ? 1 : 60)) : null;
            Funnel.Request request = new Funnel.Request(conditions(random, set, order), order, entry, within, by, true);
            Funnel fast = Funnels.of(set, request);
            check(set, request, fast);
            furthest += fast.steps().get(fast.steps().size() - 1).entered() > 0 ? 1 : 0;
        }
        assertThat(furthest)
                .as("logs in which some journey gets to the last step")
                .isGreaterThan(LOGS / 4);
    }

    /** The one-scan way answers as the way that tries more: `within` of a hundred years asks for the same. */
    @Test
    void thePlainWayEqualsTheGeneralOne() {
        for (long seed = 0; seed < LOGS; seed++) {
            Random random = new Random(seed);
            JourneySet set = timed(RandomLog.of(seed));
            List<Funnel.Condition> steps = conditions(random, set, Funnel.Order.ANY).stream()
                    .map(c -> new Funnel.Condition(c.anyOf(), null, false, null))
                    .toList();
            Funnel.Request plain = new Funnel.Request(
                    steps, Funnel.Order.ORDERED, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, true);
            Funnel.Request general = new Funnel.Request(
                    steps,
                    Funnel.Order.ORDERED,
                    Funnel.Entry.CLOSED,
                    Duration.ofDays(36_500),
                    Funnel.CountBy.JOURNEY,
                    true);
            assertThat(Funnels.of(set, plain)).isEqualTo(Funnels.of(set, general));
        }
    }

    private static JourneySet timed(JourneySet set) {
        set.blocks().forEach(block -> block.timelines().stepClock().clear());
        return set;
    }

    private static List<Funnel.Condition> conditions(Random random, JourneySet set, Funnel.Order order) {
        int size = 1 + random.nextInt(4);
        int required = random.nextInt(size);
        List<Funnel.Condition> steps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean optional = i != required && random.nextInt(3) == 0;
            boolean not = i > 0 && order != Funnel.Order.ANY && random.nextInt(3) == 0;
            steps.add(new Funnel.Condition(ids(random, set, 2), null, optional, not ? ids(random, set, 1) : null));
        }
        return steps;
    }

    private static List<String> ids(Random random, JourneySet set, int most) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(most); i++) {
            ids.add(set.steps().id(random.nextInt(set.steps().size())));
        }
        return ids;
    }

    private static void check(JourneySet set, Funnel.Request request, Funnel fast) {
        FunnelReference reference = new FunnelReference(request);
        List<Unit> units = reference.units(new Reference(set));
        List<Tried> tried = units.stream().map(reference::best).toList();
        String as = request + " over " + units;
        int last = 0;
        for (int i = 0; i < request.steps().size(); i++) {
            int step = i;
            int before = reference.previous(i);
            last = request.steps().get(i).optional() ? last : i;
            Funnel.Step found = fast.steps().get(i);
            assertThat(found.entered()).as(as).isEqualTo(count(tried, t -> t.has(step)));
            assertThat(found.enteredHere()).as(as).isEqualTo(count(tried, t -> t.begin() == step));
            BiPredicate<Unit, Tried> previous = (u, t) -> before < 0 || (t != null && t.has(before));
            same(found.fromPrevious(), rate(units, tried, previous, step), as);
            same(found.fromFirst(), rate(units, tried, (u, t) -> t != null && t.has(0), step), as);
            same(found.secondsFromPrevious(), seconds(request, units, tried, step, before), as);
            assertThat(instead(found)).as(as).isEqualTo(instead(units, tried, step));
        }
        assertThat(fast.conversion()).isEqualTo(fast.steps().get(last).fromFirst());
    }

    private static long count(List<Tried> tried, java.util.function.Predicate<Tried> which) {
        return tried.stream().filter(t -> t != null && which.test(t)).count();
    }

    private static Rate rate(List<Unit> units, List<Tried> tried, BiPredicate<Unit, Tried> among, int step) {
        Map<Integer, long[]> customers = new LinkedHashMap<>();
        for (int u = 0; u < units.size(); u++) {
            Tried t = tried.get(u);
            if (among.test(units.get(u), t)) {
                long[] sums = customers.computeIfAbsent(units.get(u).customer(), c -> new long[2]);
                sums[0] += t != null && t.has(step) ? 1 : 0;
                sums[1]++;
            }
        }
        ClusteredRate rate = new ClusteredRate();
        customers.values().forEach(sums -> rate.add(sums[0], sums[1]));
        return rate.rate("");
    }

    private static void same(Rate found, Rate wanted, String as) {
        assertThat(found.numerator()).as(as).isEqualTo(wanted.numerator());
        assertThat(found.denominator()).as(as).isEqualTo(wanted.denominator());
        assertThat(found.deff()).as(as).isCloseTo(wanted.deff(), within(1e-9));
    }

    /** From having all required steps before to having this one too. */
    private static List<Long> seconds(
            Funnel.Request request, List<Unit> units, List<Tried> tried, int step, int before) {
        List<Long> seconds = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            Tried t = tried.get(u);
            Unit unit = units.get(u);
            if (t == null || !unit.timed() || before < 0 || !t.has(before) || !t.has(step)) {
                continue;
            }
            seconds.add(Math.max(0, unit.at().get(t.place()[step]) - latest(request, unit, t, before)));
        }
        return seconds;
    }

    private static long latest(Funnel.Request request, Unit unit, Tried t, int upTo) {
        long latest = Long.MIN_VALUE;
        for (int i = 0; i <= upTo; i++) {
            latest = t.has(i) && !request.steps().get(i).optional()
                    ? Math.max(latest, unit.at().get(t.place()[i]))
                    : latest;
        }
        return latest;
    }

    private static void same(Distribution found, List<Long> micros, String as) {
        assertThat(found == null).as(as).isEqualTo(micros.isEmpty());
        if (found != null) {
            assertThat(found.median()).as(as).isCloseTo(Reference.quantile(micros, 0.5) / 1e6, within(1e-9));
            assertThat(found.mean())
                    .as(as)
                    .isCloseTo(micros.stream().mapToLong(m -> m).average().orElse(0) / 1e6, within(1e-6));
        }
    }

    private static Map<String, Long> instead(Funnel.Step step) {
        Map<String, Long> counts = new TreeMap<>();
        step.wentInstead().forEach((NextStep next) -> counts.put(next.step(), next.count()));
        return counts;
    }

    private static Map<String, Long> instead(List<Unit> units, List<Tried> tried, int step) {
        Map<String, Long> counts = new TreeMap<>();
        for (int u = 0; u < units.size(); u++) {
            Tried t = tried.get(u);
            List<String> steps = units.get(u).steps();
            if (t != null && t.far() == step && step < t.place().length - 1) {
                String next = t.last() + 1 < steps.size() ? steps.get(t.last() + 1) : "ENDED";
                counts.merge(next, 1L, Long::sum);
            }
        }
        return counts;
    }
}
