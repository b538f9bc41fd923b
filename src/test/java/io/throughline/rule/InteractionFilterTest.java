package io.throughline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Blocks;
import io.throughline.journey.CutPlan;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Journeys kept by a rule are those a plain loop over their rows keeps, whatever is missing. */
class InteractionFilterTest {
    /** An interaction as a plain map: what is missing is not in it. */
    private record Row(Map<String, String> cells) {
        boolean is(String name, String text) {
            return text.equals(cells.get(name));
        }

        boolean has(String name) {
            return cells.containsKey(name);
        }

        boolean above(String name, double limit) {
            return has(name) && Double.parseDouble(cells.get(name)) > limit;
        }
    }

    private record Case(String rule, Predicate<Row> plain) {}

    static List<Case> cases() {
        return List.of(
                new Case("true", r -> true),
                new Case("false", r -> false),
                new Case("os == 'ios'", r -> r.is("os", "ios")),
                new Case("os != 'ios'", r -> r.has("os") && !r.is("os", "ios")),
                new Case("!(os == 'ios')", r -> !r.is("os", "ios")),
                new Case("price > 2", r -> r.above("price", 2)),
                new Case("price >= 2.5 && price == 3", r -> r.is("price", "3")),
                new Case("price in [1, 3]", r -> r.is("price", "1") || r.is("price", "3")),
                new Case("!(price in [1, 3])", r -> !r.is("price", "1") && !r.is("price", "3")),
                new Case("price * 2 - 1 > 3", r -> r.above("price", 2)),
                new Case("-price < -2", r -> r.above("price", 2)),
                new Case("value > 10 || price < 2", r -> r.above("value", 10) || r.is("price", "1")),
                new Case("value == 5", r -> r.is("value", "5.0")),
                new Case("attributes[\"odd name\"] == 'x'", r -> r.is("odd name", "x")),
                new Case("has(attributes.os) && !has(attributes.price)", r -> r.has("os") && !r.has("price")),
                new Case("'odd name' in attributes", r -> r.has("odd name")),
                new Case("['i', 'w'].exists(p, os.startsWith(p))", r -> r.is("os", "ios") || r.is("os", "web")),
                new Case("size(os) > 3", r -> r.is("os", "linux")),
                new Case("os.matches('^(ios|web)$')", r -> r.is("os", "ios") || r.is("os", "web")),
                new Case("touchpoint == 'A' && os == 'ios'", r -> r.is("touchpoint", "A") && r.is("os", "ios")),
                new Case("campaign == 'spring' || channel == 'web'", r -> false),
                new Case("campaign != 'spring'", r -> false),
                new Case(
                        "os == 'ios' ? price > 1 : value > 10",
                        r -> r.is("os", "ios") ? r.above("price", 1) : r.above("value", 10)));
    }

    /** The first row has everything, so that prices are numbers in every log. */
    private static String cell(long seed, String name, int row, String... texts) {
        if (row == 0) {
            return texts[0];
        }
        int drawn = new Random(seed * 1_000_003 + name.hashCode() * 31L + row).nextInt(texts.length + 1);
        return drawn == texts.length ? null : texts[drawn];
    }

    private static JourneySet set(long seed) {
        Random random = new Random(seed);
        String[] lines = new String[1 + random.nextInt(20)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = List.of("A > B => buy 3 | C", "C | A~5m > A", "=> buy 1 | B > C > A", "A", "B > B | B")
                    .get(random.nextInt(5));
        }
        JourneySet set = Fixture.of(lines).blocksOf(1 + random.nextInt(6)).set();
        return withValues(set, seed);
    }

    private static JourneySet withValues(JourneySet set, long seed) {
        List<JourneyBlock> blocks = new ArrayList<>();
        int before = 0;
        for (JourneyBlock b : set.blocks()) {
            double[] value = new double[b.timelines().rows()];
            for (int row = 0; row < value.length; row++) {
                String cell = cell(seed, "value", before++, "5", "20", "0.5");
                value[row] = cell == null ? Double.NaN : Double.parseDouble(cell);
            }
            blocks.add(Blocks.withRowValues(b, value));
        }
        JourneySet valued = new JourneySet(set.scope(), set.steps(), set.catalogue(), blocks, set.dataUntil());
        return HandColumns.put(
                valued,
                HandColumns.of(valued)
                        .attribute("os", row -> cell(seed, "os", row, "ios", "web", "linux"))
                        .attribute("price", row -> cell(seed, "price", row, "1", "3", "2.5"))
                        .attribute("odd name", row -> cell(seed, "odd", row, "x", "y")));
    }

    private static List<String> plain(JourneySet set, long seed, byte[] flags, Predicate<Row> rule) {
        List<String> kept = new ArrayList<>();
        int before = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                boolean any = false;
                for (int row = block.row().at(block.offset()[j]);
                        row <= block.lastRow().at(block.offset()[j + 1] - 1);
                        row++) {
                    any |= flags[block.timelines().contact()[row]] != CutPlan.DROP
                            && rule.test(row(set, block, row, before + row, seed));
                }
                if (any) {
                    kept.add(id(block, j));
                }
            }
            before += block.timelines().rows();
        }
        return kept;
    }

    private static Row row(JourneySet set, JourneyBlock block, int row, int place, long seed) {
        Map<String, String> cells = new TreeMap<>();
        cells.put("touchpoint", set.steps().id(block.timelines().contact()[row]));
        double value = block.timelines().value()[row];
        if (!Double.isNaN(value)) {
            cells.put("value", String.valueOf(value));
        }
        put(cells, "os", cell(seed, "os", place, "ios", "web", "linux"));
        put(cells, "price", cell(seed, "price", place, "1", "3", "2.5"));
        put(cells, "odd name", cell(seed, "odd", place, "x", "y"));
        return new Row(cells);
    }

    private static void put(Map<String, String> cells, String name, String text) {
        if (text != null) {
            cells.put(name, text);
        }
    }

    private static String id(JourneyBlock block, int j) {
        return block.timelines().ordinals()[block.slot()[j]] + "." + block.number()[j];
    }

    private static List<String> ids(JourneySet set) {
        List<String> ids = new ArrayList<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                ids.add(id(block, j));
            }
        }
        return ids;
    }

    private static List<String> kept(JourneySet set, String text) {
        InteractionRule rule = InteractionRule.compile("scope.attributes", text, set.columns());
        return ids(set.keep(InteractionFilter.of(rule, set)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsWhatAPlainLoopKeeps(Case one) {
        boolean some = false;
        for (long seed = 0; seed < 60; seed++) {
            JourneySet set = set(seed);
            byte[] flags = set.plan().flags();
            List<String> expected = plain(set, seed, flags, one.plain);
            assertThat(kept(set, one.rule)).as("%s, seed %s", one.rule, seed).isEqualTo(expected);
            some |= !expected.isEmpty();
        }
        boolean never = one.rule.equals("false") || one.rule.contains("campaign");
        assertThat(some).isNotEqualTo(never);
    }

    @Test
    void rowsThatTheScopeDropsAreNotLookedAt() {
        for (long seed = 0; seed < 60; seed++) {
            JourneySet all = set(seed);
            byte[] flags = all.plan().flags().clone();
            int dropped = all.steps().find("B");
            if (dropped >= 0) {
                flags[dropped] |= CutPlan.DROP;
            }
            CutPlan p = all.plan();
            CutPlan plan = new CutPlan(
                    p.step(),
                    flags,
                    false,
                    false,
                    true,
                    false,
                    p.inactivity(),
                    p.lookback(),
                    p.lookbackSteps(),
                    p.dataUntil(),
                    p.filter());
            JourneySet set = new JourneySet(
                    all.scope(), all.steps(), all.contacts(), plan, all.columns(), all.blocks(), all.dataUntil());
            assertThat(kept(set, "os == 'ios'")).isEqualTo(plain(set, seed, flags, r -> r.is("os", "ios")));
        }
    }

    @Test
    void manyCombinationsAreRememberedRightly() {
        JourneySet bare = Fixture.journeys("A > B x3000");
        JourneySet set = HandColumns.put(
                bare, HandColumns.of(bare).attribute("a", row -> "a" + row % 71).attribute("b", row -> "b" + row % 73));
        // Row 2i is of customer i: kept are the customers of rows with row % 71 = 5 and row % 73 = 7, that is 1 row of
        // 5183.
        assertThat(kept(set, "a == 'a5' && b == 'b7'")).hasSize(1).containsExactly((rowOf(5, 7) / 2) + ".1");
    }

    private static int rowOf(int a, int b) {
        int row = a;
        while (row % 73 != b) {
            row += 71;
        }
        return row;
    }
}
