package io.throughline.analysis.breakdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.Reference;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a breakdown are what plain lists of journeys give, and add up. */
class BreakdownsTest {
    private static final Comparator<String> KEYS = Comparator.nullsLast(Comparator.naturalOrder());

    private static List<Breakdown> rows(JourneySet set, String by, int top) {
        return Breakdowns.of(set, new Breakdown.Request(by, top));
    }

    private static String drawn(long seed, String name, int place) {
        int n = new Random(seed * 7919 + name.hashCode() * 131L + place).nextInt(5);
        return n == 4 ? null : List.of("x", "OTHER", "y", "x'").get(n);
    }

    private static JourneySet set(long seed) {
        JourneySet bare = RandomLog.of(seed);
        return HandColumns.put(
                bare,
                HandColumns.of(bare)
                        .trait("plan", slot -> drawn(seed, "plan", slot))
                        .attribute("os", row -> drawn(seed, "os", row)));
    }

    /** The key of each journey in the order of {@link Reference}, straight from the definitions. */
    private static List<String> keys(JourneySet set, long seed, String by) {
        List<String> keys = new ArrayList<>();
        int slots = 0;
        int rows = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                keys.add(key(set, block, j, seed, by, slots, rows));
            }
            slots += block.timelines().customers();
            rows += block.timelines().rows();
        }
        return keys;
    }

    private static String key(JourneySet set, JourneyBlock block, int j, long seed, String by, int slots, int rows) {
        int first = block.offset()[j];
        int last = block.offset()[j + 1] - 1;
        return switch (by) {
            case "firstStep" -> set.steps().id(block.step()[first]);
            case "lastStep" -> set.steps().id(block.step()[last]);
            case "number" -> String.valueOf(block.number()[j]);
            case "trait.plan" -> shown(drawn(seed, "plan", slots + block.slot()[j]));
            case "attribute.os" -> {
                String found = null;
                for (int row = block.row().at(first); row <= block.lastRow().at(last) && found == null; row++) {
                    found = drawn(seed, "os", rows + row);
                }
                yield shown(found);
            }
            default -> null;
        };
    }

    private static String shown(String text) {
        return "OTHER".equals(text) ? "OTHER'" : text;
    }

    private static List<Breakdown> expected(JourneySet set, long seed, String by, int top) {
        List<String> keys = keys(set, seed, by);
        List<Reference.Journey> journeys = new Reference(set).journeys;
        Map<String, List<Reference.Journey>> groups = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            groups.computeIfAbsent(keys.get(i), k -> new ArrayList<>()).add(journeys.get(i));
        }
        List<String> ranked = groups.keySet().stream()
                .sorted(Comparator.<String>comparingInt(k -> -groups.get(k).size())
                        .thenComparing(KEYS))
                .toList();
        List<Breakdown> rows = new ArrayList<>();
        List<Reference.Journey> rest = new ArrayList<>();
        for (String key : ranked) {
            if (rows.size() < top) {
                rows.add(row(key, groups.get(key)));
            } else {
                rest.addAll(groups.get(key));
            }
        }
        if (!rest.isEmpty()) {
            rows.add(row("OTHER", rest));
        }
        return rows;
    }

    private static Breakdown row(String key, List<Reference.Journey> journeys) {
        Map<Integer, List<Reference.Journey>> byCustomer =
                journeys.stream().collect(Collectors.groupingBy(Reference.Journey::customer));
        long converted = journeys.stream().filter(Reference.Journey::converted).count();
        List<Long> times = journeys.stream()
                .filter(Reference.Journey::timed)
                .map(j -> j.left().get(j.left().size() - 1) - j.entered().get(0))
                .toList();
        return new Breakdown(
                key,
                journeys.size(),
                byCustomer.size(),
                Rate.of(converted, journeys.size(), deff(byCustomer, converted, journeys.size()), "journeys"),
                journeys.stream().mapToDouble(Reference.Journey::value).sum(),
                times.isEmpty() ? null : Reference.quantile(times, 0.5) / 1e6);
    }

    /** The design effect from its formula. */
    private static double deff(Map<Integer, List<Reference.Journey>> byCustomer, double x, double n) {
        double c = byCustomer.size();
        if (c < 2 || x == 0 || x == n || c == n) {
            return 1;
        }
        double p = x / n;
        double squares = 0;
        for (List<Reference.Journey> own : byCustomer.values()) {
            long success = own.stream().filter(Reference.Journey::converted).count();
            squares += Math.pow(success - p * own.size(), 2);
        }
        return Math.max(1, n * c / (c - 1) * squares / (n * n * p * (1 - p)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firstStep",
                "lastStep",
                "number",
                "trait.plan",
                "attribute.os",
                "firstChannel",
                "lastChannel",
                "campaign"
            })
    void rowsAreThoseOfPlainLists(String by) {
        for (long seed = 0; seed < 300; seed++) {
            JourneySet set = set(seed);
            int top = new Random(seed).nextInt(5);
            List<Breakdown> actual = rows(set, by, top);
            List<Breakdown> expected = expected(set, seed, by, top);
            assertThat(actual).as("%s, seed %s", by, seed).hasSameSizeAs(expected);
            for (int i = 0; i < actual.size(); i++) {
                assertSame(actual.get(i), expected.get(i), by + " seed " + seed);
            }
        }
    }

    private static void assertSame(Breakdown actual, Breakdown expected, String where) {
        assertThat(actual)
                .as(where)
                .extracting(Breakdown::key, Breakdown::count, Breakdown::customers, Breakdown::medianSeconds)
                .containsExactly(expected.key(), expected.count(), expected.customers(), expected.medianSeconds());
        assertThat(actual.value()).isEqualTo(expected.value());
        assertThat(actual.conversion().numerator())
                .isEqualTo(expected.conversion().numerator());
        assertThat(actual.conversion().deff())
                .as(where)
                .isCloseTo(expected.conversion().deff(), org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void aCustomerOfTheRestIsOneCustomer() {
        // Three journeys of one customer with three first steps; beyond "A" the rest is one customer with two journeys,
        // one converted.
        JourneySet set = Fixture.journeys("A | B => buy 7 | C", "A", "A");
        assertThat(rows(set, "firstStep", 1))
                .extracting(Breakdown::key, Breakdown::count, Breakdown::customers, Breakdown::value)
                .containsExactly(tuple("A", 3L, 3L, 0.0), tuple("OTHER", 2L, 1L, 7.0));
        assertThat(rows(set, "lastStep", 20))
                .extracting(Breakdown::key, Breakdown::count)
                .containsExactly(tuple("A", 3L), tuple("C", 1L), tuple("buy", 1L));
        assertThat(rows(set, "number", 20))
                .extracting(Breakdown::key, Breakdown::count)
                .containsExactly(tuple("1", 3L), tuple("2", 1L), tuple("3", 1L));
    }

    @Test
    void nothingHasNoRows() {
        JourneySet none = Fixture.journeys("A").keep(block -> new java.util.BitSet());
        assertThat(rows(none, "number", 3)).isEmpty();
        assertThat(rows(none, "firstStep", 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"persona", "trait", "trait.plam", "attribute.", "", "Number"})
    void otherWordsAreRefusedWithThoseThatAre(String by) {
        assertThatThrownBy(() -> rows(set(1), by, 20))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("trait.NAME, attribute.NAME, firstStep, lastStep, firstChannel, lastChannel");
        assertThatThrownBy(() -> rows(set(1), "number", -1)).isInstanceOf(InvalidArgument.class);
    }
}
