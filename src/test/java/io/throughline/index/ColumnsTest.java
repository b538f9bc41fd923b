package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.Cuts;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.Clock;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.Timelines;
import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** Columns stay row by row and customer by customer what the imports brought, however these came. */
class ColumnsTest {
    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        int size = 1 + random.nextInt(8);
        for (int i = 0; i < size; i++) {
            Map<String, String> cells = new TreeMap<>();
            if (random.nextBoolean()) {
                cells.put("os", "v" + random.nextInt(4));
            }
            if (random.nextInt(3) == 0) {
                cells.put("price", String.valueOf(random.nextInt(5)));
            }
            rows.add(Row.of("c" + random.nextInt(6), random.nextInt(4), "a", cells));
        }
        return rows;
    }

    /** Rows by their place among those of one import, customer and time: how imports meet where nothing else tells. */
    private static List<Row> placed(MemoryTimelines log) {
        Map<Integer, List<Row>> byPlace = new TreeMap<>();
        for (List<Row> one : log.imports()) {
            Map<String, Integer> places = new TreeMap<>();
            one.forEach(row -> byPlace.computeIfAbsent(
                            places.merge(row.customer() + " " + row.at(), 1, Integer::sum), place -> new ArrayList<>())
                    .add(row));
        }
        return byPlace.values().stream().flatMap(List::stream).toList();
    }

    /** By customer the texts of an attribute, row by row: a stable sort by time keeps the order of imports and rows. */
    private static Map<String, List<String>> expected(List<Row> rows, String name) {
        Map<String, List<Row>> sorted = new TreeMap<>();
        rows.forEach(row ->
                sorted.computeIfAbsent(row.customer(), c -> new ArrayList<>()).add(row));
        Map<String, List<String>> texts = new TreeMap<>();
        sorted.forEach((customer, own) -> texts.put(
                customer,
                own.stream()
                        .sorted(Comparator.comparingLong(Row::at))
                        .map(row -> row.attributes().getOrDefault(name, ""))
                        .toList()));
        return texts;
    }

    private static Map<String, String> expectedTraits(List<Row> rows, String name) {
        Map<String, String> latest = new TreeMap<>();
        rows.stream()
                .filter(row -> row.traits().containsKey(name))
                .sorted(Comparator.comparingLong(Row::at)
                        .thenComparing(row -> row.traits().get(name)))
                .forEach(row -> latest.put(row.customer(), row.traits().get(name)));
        return latest;
    }

    private static Map<String, List<String>> attribute(MemoryTimelines log, JourneySet set, String name) {
        Map<String, List<String>> texts = new TreeMap<>();
        for (JourneyBlock block : set.blocks()) {
            int[] codes = set.columns().attribute(name).codes(block.timelines());
            for (int j = 0; j < block.journeys(); j++) {
                Timelines timelines = block.timelines();
                int slot = block.slot()[j];
                List<String> own = new ArrayList<>();
                for (int row = timelines.offsets()[slot]; row < timelines.offsets()[slot + 1]; row++) {
                    own.add(
                            codes[row] < 0
                                    ? ""
                                    : set.columns().attribute(name).values().text(codes[row]));
                }
                texts.put(log.loadIds(new int[] {timelines.ordinals()[slot]})[0], own);
            }
        }
        return texts;
    }

    private static Map<String, String> trait(MemoryTimelines log, JourneySet set, String name) {
        CodeColumn column = set.columns().trait(name);
        Map<String, String> texts = new TreeMap<>();
        for (JourneyBlock block : set.blocks()) {
            Timelines timelines = block.timelines();
            for (int j = 0; j < block.journeys(); j++) {
                int code = column.codes(timelines)[block.slot()[j]];
                if (code >= 0) {
                    texts.put(
                            log.loadIds(new int[] {timelines.ordinals()[block.slot()[j]]})[0],
                            column.values().text(code));
                }
            }
        }
        return texts;
    }

    @Test
    void columnsAreWhatTheImportsBroughtHoweverTheyWereSplitAndWheneverTheyAreAsked() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            MemoryTimelines log = new MemoryTimelines(Clock.TIME);
            JourneyIndex index = new JourneyIndex(log);
            int imports = 1 + random.nextInt(14);
            for (int i = 0; i < imports; i++) {
                log.add(rows(random));
                index.refresh();
                if (random.nextBoolean() || i + 1 == imports) {
                    JourneySet set = Cuts.of(index, Scope.ALL);
                    assertThat(attribute(log, set, "os")).isEqualTo(expected(placed(log), "os"));
                    assertThat(trait(log, set, "price")).isEqualTo(expectedTraits(log.rows(), "price"));
                }
            }
        }
    }

    @Test
    void aQueryKeepsItsSnapshot() {
        MemoryTimelines log = new MemoryTimelines(Clock.TIME);
        log.add(List.of(Row.of("ann", 1, "a", Map.of("os", "ios")), Row.of("bob", 1, "a", Map.of("os", "web"))));
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        JourneySet before = Cuts.of(index, Scope.ALL);
        List<Row> old = log.rows();
        log.add(List.of(Row.of("ann", 0, "a", Map.of("os", "new", "plan", "x"))));
        index.refresh();
        JourneySet after = Cuts.of(index, Scope.ALL);
        assertThat(attribute(log, after, "os")).isEqualTo(expected(log.rows(), "os"));
        assertThat(attribute(log, before, "os")).isEqualTo(expected(old, "os"));
        assertThat(before.columns().attributeNames()).containsExactly("os");
        assertThat(after.columns().attributeNames()).containsExactly("os", "plan");
        assertThat(after.columns().traitNames()).containsExactly("os", "plan");
    }

    @Test
    void whatWasTakenOutIsSaidNotMixed() {
        MemoryTimelines log = new MemoryTimelines(Clock.TIME);
        log.add(List.of(Row.of("ann", 1, "a", Map.of("os", "ios"))));
        log.add(List.of(Row.of("bob", 1, "a", Map.of("os", "web"))));
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        AttributeTable before = Cuts.of(index, Scope.ALL).columns();
        log.removeFirst();
        assertThatThrownBy(() -> before.attribute("os")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> before.trait("os")).isInstanceOf(Unavailable.class);
        index.refresh();
        assertThat(attribute(log, Cuts.of(index, Scope.ALL), "os")).containsOnlyKeys("bob");
    }

    @Test
    void numbersAreToldByTheValuesInUseAlone() {
        MemoryTimelines log = new MemoryTimelines(Clock.TIME);
        log.add(List.of(Row.of("ann", 1, "a", Map.of("age", "?")), Row.of("bob", 1, "a", Map.of("age", "41"))));
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        assertThat(Cuts.of(index, Scope.ALL).columns().trait("age").values().numeric())
                .isFalse();
        log.add(List.of(Row.of("ann", 2, "a", Map.of("age", "35"))));
        index.refresh();
        assertThat(Cuts.of(index, Scope.ALL).columns().trait("age").values().numeric())
                .isTrue();
        assertThat(Cuts.of(index, Scope.ALL).columns().attribute("age").values().numeric())
                .isFalse();
    }
}
