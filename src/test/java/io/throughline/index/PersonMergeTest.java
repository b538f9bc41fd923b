package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.check.JourneyChecks;
import io.throughline.analysis.cut.ScopeCut;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Clock;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.Joining;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.measure.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** Timelines of several ids of one customer are cut as if all rows had named the customer. */
class PersonMergeTest {
    private static final int IDS = 600;
    private static final List<String> TOUCHPOINTS = List.of("a", "b", "c", "buy");

    /** Each import is of one system, whose ids are {@code system-person}; all carry the person's address. */
    private record Market(List<List<Row>> imports, List<List<Row>> truth, List<List<EvidenceRow>> evidence) {}

    private static Market market(Random random) {
        Market market = new Market(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int system = 0; system < 3; system++) {
            List<Row> rows = new ArrayList<>();
            List<Row> truth = new ArrayList<>();
            List<EvidenceRow> evidence = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int person = random.nextInt(5);
                String id = "s" + system + "-" + person;
                long at = random.nextInt(9) * 1_000_000L;
                String touchpoint = TOUCHPOINTS.get(random.nextInt(4));
                Map<String, String> cells = Map.of("colour", "c" + random.nextInt(3));
                rows.add(new Row(id, at, touchpoint, null, null, i + 50 * system, false, "t", cells, cells));
                truth.add(new Row("p" + person, at, touchpoint, null, null, i + 50 * system, false, "t", cells, cells));
                evidence.add(new EvidenceRow(id, "sys" + system, "email", person + "@x.org", false, at, at, 1));
            }
            market.imports.add(rows);
            market.truth.add(truth);
            market.evidence.add(evidence);
        }
        return market;
    }

    private static MemoryTimelines store(
            List<List<Row>> imports, List<List<EvidenceRow>> evidence, List<Integer> order) {
        MemoryTimelines store = new MemoryTimelines(Clock.TIME, "buy");
        for (int place : order) {
            store.add(imports.get(place));
            store.tell(
                    evidence.isEmpty()
                            ? new EvidenceRow[0]
                            : evidence.get(place).toArray(EvidenceRow[]::new));
        }
        return store;
    }

    private static JourneyIndex index(MemoryTimelines store) {
        JourneyIndex index = new JourneyIndex(store);
        index.refresh();
        return index;
    }

    private static JourneySet journeys(JourneyIndex index, Joining joining) {
        return new ScopeCut(index.now().joined(joining), Scope.ALL, null).journeys();
    }

    /** Every journey as text, with its colours, sorted. */
    private static List<String> told(JourneySet set) {
        CodeColumn colours =
                set.columns().attributeNames().isEmpty() ? null : set.columns().attribute("colour");
        List<String> told = new ArrayList<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                StringBuilder text = new StringBuilder();
                for (int i = block.offset()[j]; i < block.offset()[j + 1]; i++) {
                    text.append(' ').append(set.steps().id(block.step()[i]));
                    if (colours != null) {
                        text.append(colours.values()
                                .text(colours.codes(block.timelines())[
                                        block.row().at(i)]));
                    }
                }
                told.add(text.substring(1));
            }
        }
        Collections.sort(told);
        return told;
    }

    @Test
    void joinedIdsAreCutAsOneCustomerWhateverCameFirst() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Market market = market(random);
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
            JourneyIndex truth = index(store(market.truth, List.of(), order));
            Collections.shuffle(order, random);
            MemoryTimelines ids = store(market.imports, market.evidence, order);
            JourneyIndex joined = index(ids);
            JourneySet all = journeys(joined, Joining.ALL);
            assertThat(told(all)).isEqualTo(told(journeys(truth, Joining.ALL)));
            assertThat(JourneyChecks.of(new EvaluatedJourneys(all, ids::loadIds)))
                    .allMatch(Check::holds);
            assertThat(traits(joined)).isEqualTo(traits(truth));
        }
    }

    @Test
    void lateEvidenceJoinsAndTakingItOutSeparates() {
        MemoryTimelines store =
                new MemoryTimelines(Clock.TIME, "buy").add(List.of(Row.of("x", 1, "a"), Row.of("y", 2, "b")));
        JourneyIndex index = index(store);
        assertThat(told(journeys(index, Joining.ALL))).hasSize(2);
        store.add(List.of(Row.of("x", 3, "buy")));
        store.tell(new EvidenceRow("x", "web", "email", "A@b.org", false, 3, 3, 1));
        store.tell(new EvidenceRow("y", "till", "email", "a@b.org ", false, 3, 3, 1));
        index.refresh();
        assertThat(told(journeys(index, Joining.ALL))).containsExactly("a b buy");
        assertThat(told(journeys(index, Joining.NONE))).containsExactly("a buy", "b");
    }

    /** Many imports one after the other, some taken out again: what is laid beside what was is what would be laid anew. */
    @Test
    void followingIsLayingAnew() {
        int kept = 0;
        for (int round = 0; round < 8; round++) {
            Random random = new Random(round);
            MemoryTimelines store = new MemoryTimelines(Clock.TIME, "buy");
            JourneyIndex following = new JourneyIndex(store);
            for (int step = 0; step < 24; step++) {
                if (step > 5 && random.nextInt(12) == 0) {
                    store.removeFirst();
                }
                int many = step == 0 ? 500 : 2;
                store.add(rowsOf(random, 2 * many));
                store.tell(evidenceOf(random, many));
                following.refresh();
                kept = Math.max(kept, laid(following).size());
                if (step % 4 == 3) {
                    JourneyIndex anew = index(store);
                    assertThat(laid(anew)).hasSizeLessThan(2);
                    for (Joining joining : Joining.values()) {
                        assertThat(told(journeys(following, joining))).isEqualTo(told(journeys(anew, joining)));
                    }
                    assertThat(traits(following)).isEqualTo(traits(anew));
                    for (int ordinal = 0; ordinal < IDS; ordinal++) {
                        int person = following.now().customerOf(ordinal);
                        assertThat(person).isEqualTo(anew.now().customerOf(ordinal));
                        assertThat(following.now().idsOf(person))
                                .isEqualTo(anew.now().idsOf(person));
                    }
                }
            }
        }
        assertThat(kept).as("what did not change is not laid again").isGreaterThan(5);
    }

    private static List<JoinedPersons.Laid> laid(JourneyIndex index) {
        return ((SnapshotColumns) index.now().columns()).joined().laid();
    }

    private static List<Row> rowsOf(Random random, int many) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Map<String, String> cells = Map.of("colour", "c" + random.nextInt(3));
            String touchpoint = TOUCHPOINTS.get(random.nextInt(4));
            long at = random.nextInt(9) * 1_000_000L;
            rows.add(new Row("id" + random.nextInt(IDS), at, touchpoint, null, null, i, false, "t", cells, cells));
        }
        return rows;
    }

    private static EvidenceRow[] evidenceOf(Random random, int many) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            long at = random.nextInt(1_000);
            String kind = random.nextInt(3) > 0 ? "email" : "device";
            String value = random.nextInt(IDS / 3) + "@x.org";
            String own = "sys" + random.nextInt(3);
            rows.add(new EvidenceRow("id" + random.nextInt(IDS), own, kind, value, false, at, at, 1));
        }
        return rows.toArray(EvidenceRow[]::new);
    }

    @Test
    void devicesCountOnlyWhereAskedFor() {
        MemoryTimelines store = new MemoryTimelines(Clock.TIME, "buy")
                .add(List.of(Row.of("cookie-1", 1, "a"), Row.of("ann", 2, "b"), Row.of("ann", 3, "buy")));
        store.tell(new EvidenceRow("ann", "web", "device", "cookie-1", false, 2, 2, 1));
        JourneyIndex index = index(store);
        assertThat(told(journeys(index, Joining.ALL))).containsExactly("a b buy");
        assertThat(told(journeys(index, Joining.PERSON))).containsExactly("a", "b buy");
        assertThat(index.now().idsOf(index.now().customerOf(0))).containsExactly(0, 1);
    }

    @Test
    void takingAnImportOutTakesItsEvidenceOut() {
        MemoryTimelines store = new MemoryTimelines(Clock.TIME, "buy").add(List.of(Row.of("z", 1, "a")));
        store.tell(new EvidenceRow("x", "web", "email", "a@b.org", false, 3, 3, 1));
        store.tell(new EvidenceRow("y", "till", "email", "a@b.org", false, 3, 3, 1));
        store.add(List.of(Row.of("x", 1, "a"), Row.of("y", 2, "b")));
        JourneyIndex index = index(store);
        assertThat(told(journeys(index, Joining.ALL))).containsExactly("a", "a b");
        store.removeFirst();
        index.refresh();
        assertThat(told(journeys(index, Joining.ALL))).containsExactly("a", "b");
    }

    /** Of how many customers the trait is which colour. */
    private static Map<String, Integer> traits(JourneyIndex index) {
        JourneySet set = journeys(index, Joining.ALL);
        CodeColumn column = set.columns().trait("colour");
        Map<String, Integer> customers = new TreeMap<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                if (block.number()[j] == 1) {
                    int code = column.codes(block.timelines())[block.slot()[j]];
                    customers.merge(column.values().text(code), 1, Integer::sum);
                }
            }
        }
        return customers;
    }
}
