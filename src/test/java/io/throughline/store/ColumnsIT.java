package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.Cuts;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.CustomerStore.TimelineEntry;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.journey.Timelines;
import io.throughline.journey.Unavailable;
import io.throughline.store.query.Migrations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns of the index over the database tell what customers' timelines tell. */
class ColumnsIT {
    private final TestDatabase database = TestDatabase.shared();
    private final JourneyIndex index = new JourneyIndex(database.timelines());

    @BeforeEach
    void clear() {
        database.clear();
    }

    private JourneySet set() {
        index.refresh();
        return Cuts.of(index, Scope.ALL);
    }

    /** Texts of an attribute row by row, by customer. */
    private Map<String, List<String>> attribute(JourneySet set, String name) {
        CodeColumn column = set.columns().attribute(name);
        Map<String, List<String>> all = new TreeMap<>();
        for (JourneyBlock block : set.blocks()) {
            Timelines t = block.timelines();
            int[] codes = column.codes(t);
            for (int j = 0; j < block.journeys(); j++) {
                List<String> own = new ArrayList<>();
                for (int row = t.offsets()[block.slot()[j]]; row < t.offsets()[block.slot()[j] + 1]; row++) {
                    own.add(codes[row] < 0 ? "" : column.values().text(codes[row]));
                }
                all.put(id(t, block.slot()[j]), own);
            }
        }
        return all;
    }

    private Map<String, String> trait(JourneySet set, String name) {
        CodeColumn column = set.columns().trait(name);
        Map<String, String> all = new TreeMap<>();
        for (JourneyBlock block : set.blocks()) {
            int[] codes = column.codes(block.timelines());
            for (int j = 0; j < block.journeys(); j++) {
                int code = codes[block.slot()[j]];
                if (code >= 0) {
                    all.put(
                            id(block.timelines(), block.slot()[j]),
                            column.values().text(code));
                }
            }
        }
        return all;
    }

    private String id(Timelines timelines, int slot) {
        return database.timelines().loadIds(new int[] {timelines.ordinals()[slot]})[0];
    }

    private void assertEqualToTimelines(JourneySet set, String attribute, String trait) {
        Map<String, List<String>> rows = attribute(set, attribute);
        Map<String, String> traits = trait(set, trait);
        assertThat(rows).isNotEmpty();
        rows.forEach((id, texts) -> {
            List<TimelineEntry> entries = database.customers().listInteractions(id, 100, 0);
            List<String> stored = entries.stream()
                    .map(e -> e.attributes().getOrDefault(attribute, ""))
                    .map(text -> text.equals("null") ? "" : text)
                    .toList();
            assertThat(texts).as(id).isEqualTo(stored);
            Customer customer = database.customers().findCustomer(id).orElseThrow();
            assertThat(traits.get(id)).as(id).isEqualTo(customer.traits().get(trait));
        });
    }

    @Test
    void splitAndOutOfOrderImportsWithEqualTimes() {
        for (int seed = 0; seed < 6; seed++) {
            database.clear();
            Random random = new Random(seed);
            for (int i = 0; i < 5; i++) {
                Rows.take(database.imports(), "s" + i, Rows.batch(rows(random, i)), Rows.batch(rows(random, i + 10)));
                assertEqualToTimelines(set(), "os", "plan");
            }
            assertThat(set().columns().attributeNames()).containsExactly("os");
            assertThat(set().columns().traitNames()).containsExactly("plan");
        }
    }

    private static String[] rows(Random random, int part) {
        List<String> rows = new ArrayList<>(List.of("all 1 start a.os=first t.plan=p" + part));
        for (int i = 0; i < 12; i++) {
            rows.add("c" + random.nextInt(4) + " " + random.nextInt(3) + " t" + part + "." + i
                    + (random.nextBoolean() ? " a.os=v" + random.nextInt(5) : "")
                    + (random.nextInt(3) == 0 ? " t.plan=p" + random.nextInt(9) : "")
                    + (random.nextInt(5) == 0 ? " flag value=3" : ""));
        }
        return rows.toArray(String[]::new);
    }

    @Test
    void aRemovedImportLeavesNoTrace() {
        Rows.take(database.imports(), "one", "ann 1 search a.os=ios t.plan=free", "bob 1 search a.page=/home");
        String second = Rows.take(database.imports(), "two", "ann 2 store a.os=web a.shelf=7 t.plan=paid t.age=40")
                .id();
        JourneySet before = set();
        assertThat(attribute(before, "os").get("ann")).containsExactly("ios", "web");
        assertThat(before.columns().attributeNames()).containsExactly("os", "page", "shelf");
        database.imports().remove(second, "test", "removeImport");
        assertThatThrownBy(() -> before.columns().attribute("shelf")).isInstanceOf(Unavailable.class);
        AttributeTable after = set().columns();
        assertThat(after.attributeNames()).containsExactly("os", "page");
        assertThat(after.traitNames()).containsExactly("plan");
        assertThat(attribute(set(), "os").get("ann")).containsExactly("ios");
        assertThat(trait(set(), "plan")).isEqualTo(Map.of("ann", "free"));
    }

    @Test
    void packedTimelinesTellTheSameToOldAndNewSnapshots() {
        List<String> imports = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String row = "ann " + (i % 7) + " t" + i + (i % 3 == 0 ? "" : " a.os=v" + i) + " t.plan=p" + i;
            imports.add(Rows.take(database.imports(), "s" + i, row).id());
        }
        JourneySet before = set();
        assertThat(database.bean(TimelineUpkeep.class).packTimelines()).isEqualTo(1);
        assertEqualToTimelines(before, "os", "plan");
        Rows.take(database.imports(), "late", "ann 3 late a.os=after t.plan=last", "bob 1 x a.os=w");
        assertEqualToTimelines(set(), "os", "plan");
        assertThat(attribute(before, "os").get("ann")).hasSize(40).doesNotContain("after");
        database.imports().remove(imports.get(34), "test", "removeImport");
        assertEqualToTimelines(set(), "os", "plan");
        assertThat(attribute(set(), "os").get("ann")).hasSize(40).doesNotContain("v34");
    }

    @Test
    void aQueryKeepsItsSnapshotWhileImportsGoOn() {
        Rows.take(database.imports(), "one", "ann 5 search a.os=ios", "bob 1 search");
        JourneySet before = set();
        Rows.take(database.imports(), "two", "ann 1 store a.os=early t.plan=new", "bob 2 store a.os=web");
        assertThat(attribute(before, "os")).isEqualTo(Map.of("ann", List.of("ios"), "bob", List.of("")));
        assertThat(before.columns().traitNames()).isEmpty();
        assertThat(attribute(set(), "os")).isEqualTo(Map.of("ann", List.of("early", "ios"), "bob", List.of("", "web")));
    }

    @Test
    void namesThatLookLikeOurKeysStayApart() {
        Rows.take(database.imports(), "one", "ann 1 search a.at=here t.seen_at=x t.seen=y");
        JourneySet set = set();
        assertThat(set.columns().attributeNames()).containsExactly("at");
        assertThat(set.columns().traitNames()).containsExactly("seen", "seen_at");
        assertThat(trait(set, "seen_at")).isEqualTo(Map.of("ann", "x"));
        assertThat(attribute(set, "at").get("ann")).containsExactly("here");
    }

    @Test
    void importsFromBeforeNamesWereKeptAreToldByTheMigration() {
        Rows.take(database.imports(), "one", "ann 1 search a.os=ios t.seen_at=x");
        try (var session = database.driver().session()) {
            session.run("MATCH (i:Import) REMOVE i.columns").consume();
        }
        assertThat(set().columns().attributeNames()).isEmpty();
        Migrations.load().stream()
                .filter(m -> m.text().contains("i.columns"))
                .flatMap(m -> m.statements().stream())
                .forEach(this::run);
        try (TestDatabase afterwards = database.sibling()) {
            JourneyIndex again = new JourneyIndex(afterwards.timelines());
            again.refresh();
            assertThat(Cuts.of(again, Scope.ALL).columns().attributeNames()).containsExactly("os");
            assertThat(Cuts.of(again, Scope.ALL).columns().traitNames()).containsExactly("seen_at");
        }
    }

    private void run(String statement) {
        try (var session = database.driver().session()) {
            session.run(statement).consume();
        }
    }
}
