package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.cut.ScopeCut;
import io.throughline.journey.Clock;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.rule.CustomerRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random logs of several imports with equal times: rules choose those whom plain loops over the rows choose. */
class WhereTest {
    private static final List<String> TOUCHPOINTS = List.of("a", "b", "buy");
    private static final long DAY = 86_400_000_000L;

    /** A rule, and what it says of the rows of one customer in their order. */
    private static final Map<String, Predicate<List<Row>>> RULES = new LinkedHashMap<>();

    static {
        RULES.put("visited('a')", rows -> count(rows, "a") > 0);
        RULES.put("count('b') >= 2 && !visited('a')", rows -> count(rows, "b") >= 2 && count(rows, "a") == 0);
        RULES.put("converted()", rows -> count(rows, "buy") > 0);
        RULES.put("conversions() == 2", rows -> count(rows, "buy") == 2);
        RULES.put("count('buy') == conversions()", rows -> true);
        RULES.put("value() > 9.5", rows -> value(rows) > 9.5);
        RULES.put("interactions() < 4", rows -> rows.size() < 4);
        RULES.put("daysActive() > 2", rows -> days(rows) > 2);
        RULES.put("firstChannel() == 'web'", rows -> "web".equals(rows.get(0).channel()));
        RULES.put("lastChannel() != 'web'", rows -> "app".equals(last(rows).channel()));
        RULES.put(
                "firstSeen() == lastSeen()",
                rows -> rows.get(0).at() == last(rows).at());
        RULES.put(
                "lastSeen() - firstSeen() > duration('36h') && traits.age > 3",
                rows -> last(rows).at() - rows.get(0).at() > DAY * 3 / 2 && age(rows) > 3);
        RULES.put("!(traits.age < 5)", rows -> !(age(rows) < 5));
    }

    private static long count(List<Row> rows, String touchpoint) {
        boolean once = touchpoint.equals("buy");
        Set<Long> times = new LinkedHashSet<>();
        long count = 0;
        for (Row row : rows) {
            boolean counts = row.touchpoint().equals(touchpoint) && (!once || times.add(row.at()));
            count += counts ? 1 : 0;
        }
        return count;
    }

    /** Order lines add up, so every row of a conversion counts. */
    private static double value(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.touchpoint().equals("buy") && !Double.isNaN(row.value()))
                .mapToDouble(Row::value)
                .sum();
    }

    private static long days(List<Row> rows) {
        return rows.stream().map(row -> row.at() / DAY).distinct().count();
    }

    private static Row last(List<Row> rows) {
        return rows.get(rows.size() - 1);
    }

    /** The latest told, of equal times the greatest; NaN where none is. */
    private static double age(List<Row> rows) {
        Row latest = null;
        for (Row row : rows) {
            boolean tells = row.traits().containsKey("age");
            latest = tells && (latest == null || isAfter(row, latest)) ? row : latest;
        }
        return latest == null ? Double.NaN : Double.parseDouble(latest.traits().get("age"));
    }

    private static boolean isAfter(Row row, Row other) {
        int greater = row.traits().get("age").compareTo(other.traits().get("age"));
        return row.at() > other.at() || (row.at() == other.at() && greater > 0);
    }

    private static MemoryTimelines log(Random random, JourneyIndex[] index) {
        MemoryTimelines log = new MemoryTimelines(Clock.TIME, "buy");
        index[0] = new JourneyIndex(log);
        int imports = 1 + random.nextInt(3);
        for (int i = 0; i < imports; i++) {
            List<Row> rows = new ArrayList<>(List.of(row(random, "c0", "a"), row(random, "c1", "b")));
            rows.add(new Row("c1", 0, "buy", null, null, 1, false, "test", Map.of(), Map.of("age", "2")));
            for (int r = 0; r < 25; r++) {
                String touchpoint = TOUCHPOINTS.get(random.nextInt(3));
                rows.add(row(random, "c" + random.nextInt(9), touchpoint));
            }
            log.add(rows);
            index[0].refresh();
        }
        return log;
    }

    private static Row row(Random random, String customer, String touchpoint) {
        String channel = random.nextInt(4) == 0 ? null : random.nextBoolean() ? "web" : "app";
        double value = random.nextBoolean() ? Double.NaN : random.nextInt(10);
        Map<String, String> traits =
                random.nextInt(4) == 0 ? Map.of("age", Integer.toString(random.nextInt(9))) : Map.of();
        long at = random.nextInt(12) * DAY / 3;
        return new Row(customer, at, touchpoint, channel, null, value, false, "test", Map.of(), traits);
    }

    private static Set<Integer> expected(MemoryTimelines log, Predicate<List<Row>> rule) {
        List<String> ids = log.rows().stream().map(Row::customer).distinct().toList();
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int ordinal = 0; ordinal < ids.size(); ordinal++) {
            if (rule.test(ReferenceOrder.ordered(log, log.conversions(), ids.get(ordinal)))) {
                chosen.add(ordinal);
            }
        }
        return chosen;
    }

    private static BitSet chosen(IndexView now, String rule) {
        return CustomerRule.compile("scope.where", rule, now.columns(), now.touchpointIds())
                .choose(new ScopeCut(now, Scope.ALL, null).journeys());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void rulesChooseAsPlainLoopsDo(int part) {
        int some = 0;
        for (int seed = part * 40; seed < part * 40 + 40; seed++) {
            JourneyIndex[] index = new JourneyIndex[1];
            MemoryTimelines log = log(new Random(seed), index);
            IndexView now = index[0].now();
            for (Map.Entry<String, Predicate<List<Row>>> rule : RULES.entrySet()) {
                Set<Integer> expected = expected(log, rule.getValue());
                assertThat(chosen(now, rule.getKey()).stream().boxed())
                        .as("%s, seed %d", rule.getKey(), seed)
                        .containsExactlyElementsOf(expected);
                some += expected.isEmpty() || expected.size() == 9 ? 0 : 1;
            }
        }
        assertThat(some).as("rules that tell customers apart").isGreaterThan(250);
    }

    /** Customers are chosen before the cut, so their journeys are whole and no one else's are there. */
    @Test
    void thoseChosenKeepTheirJourneysWhole() {
        for (int seed = 0; seed < 60; seed++) {
            JourneyIndex[] index = new JourneyIndex[1];
            log(new Random(seed), index);
            IndexView now = index[0].now();
            BitSet chosen = chosen(now, "count('b') >= 2");
            JourneySet all = new ScopeCut(now, Scope.ALL, null).journeys();
            JourneySet some = new ScopeCut(now, Scope.ALL, chosen).journeys();
            assertThat(texts(some, ordinal -> true)).isEqualTo(texts(all, chosen::get));
        }
    }

    private static List<String> texts(JourneySet set, Predicate<Integer> customers) {
        List<String> texts = new ArrayList<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                int ordinal = block.timelines().ordinals()[block.slot()[j]];
                StringBuilder text = new StringBuilder(ordinal + ":" + block.number()[j]);
                for (int i = block.offset()[j]; i < block.offset()[j + 1]; i++) {
                    text.append(' ').append(set.steps().id(block.step()[i]));
                }
                if (customers.test(ordinal)) {
                    texts.add(text.append(' ').append(block.value()[j]).toString());
                }
            }
        }
        return texts;
    }
}
