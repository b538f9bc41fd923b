package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Catalogue;
import io.throughline.journey.ChannelKind;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.InteractionStore;
import io.throughline.journey.InteractionStore.ImportSession;
import io.throughline.journey.InteractionStore.TimelineEntry;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Rejection;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.journey.Touchpoint;
import io.throughline.journey.TransitionGraph;
import io.throughline.journey.TransitionGraph.Transition;
import io.throughline.store.Migrations.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database under the store must do. */
abstract class StoreContract {
    private InteractionStore store;
    private TimelineSource timelines;

    abstract TestDatabase database();

    @BeforeEach
    void clear() {
        database().clear();
        store = database().store();
        timelines = database().timelines();
    }

    private List<StoredTimeline> all() {
        List<StoredTimeline> all = new ArrayList<>();
        timelines.loadAll(all::add);
        return all;
    }

    /** Every visible interaction as text, in the order of its customer's timeline. */
    private List<String> texts(String... customers) {
        List<String> texts = new ArrayList<>();
        for (String customer : customers) {
            for (TimelineEntry e : store.listInteractions(customer, 1000, 0)) {
                texts.add(customer + " " + e.at() + " " + e.touchpoint().id());
            }
        }
        return texts;
    }

    @Test
    void anImportComesBackAsItWas() {
        ImportReport report = Rows.take(
                store,
                "shop",
                "ann 20 store channel=offline value=9.5 t.city=Bonn t.seen_at=x",
                "bob 10 search campaign=spring a.page=/home",
                "ann 10 search flag value=4 t.city=Köln");
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.customers()).isEqualTo(2);
        assertThat(report.touchpoints()).isEqualTo(3);
        assertThat(store.listImports(10, null)).containsExactly(report);

        assertThat(texts("ann")).containsExactly("ann 10 search", "ann 10 Conversion", "ann 20 store");
        List<TimelineEntry> ann = store.listInteractions("ann", 10, 1);
        assertThat(ann).extracting(TimelineEntry::position).containsExactly(2L, 3L);
        assertThat(ann.get(0).value()).isEqualTo(4.0);
        assertThat(ann.get(1).channel()).isEqualTo("offline");
        assertThat(ann.get(1).source()).isEqualTo("shop");
        TimelineEntry bob = store.listInteractions("bob", 1, 0).get(0);
        assertThat(bob.campaign()).isEqualTo("spring");
        assertThat(bob.attributes()).isEqualTo(Map.of("page", "/home"));
        assertThat(bob.value()).isNull();
        assertThat(store.findCustomer("ann").orElseThrow().traits()).isEqualTo(Map.of("city", "Bonn", "seen_at", "x"));

        List<StoredTimeline> read = all();
        assertThat(read).extracting(StoredTimeline::customer).containsExactly("ann", "bob");
        assertThat(read).extracting(StoredTimeline::ordinal).containsExactly(0, 1);
        assertThat(read.get(0).at()).containsExactly(10, 10, 20);
        assertThat(read.get(0).derived()).containsExactly(false, true, false);
        assertThat(read.get(0).values()).containsExactly(Double.NaN, 4, 9.5);
        Catalogue catalogue = timelines.loadCatalogue();
        assertThat(read.get(0).touchpoints())
                .containsExactly(
                        catalogue.find("search").orElseThrow().code(),
                        catalogue.find("Conversion").orElseThrow().code(),
                        catalogue.find("store").orElseThrow().code());
        assertThat(catalogue.channels().get(read.get(0).channels()[2])).isEqualTo("offline");
        assertThat(catalogue.campaigns().get(read.get(1).campaigns()[0])).isEqualTo("spring");
        assertThat(timelines.loadIds(new int[] {1, 0})).containsExactly("bob", "ann");
    }

    @Test
    void nothingOfAnOpenImportIsSeenAndNothingOfAFailedOneIsLeft() {
        long version = timelines.version();
        try (ImportSession session = store.open("half", false, true)) {
            session.write(Rows.batch("ann 1 search channel=web campaign=x"));
            session.reject(new Rejection(3L, "no time", "ann,,search"), "ann");
            assertThat(store.isEmpty()).isTrue();
            assertThat(all()).isEmpty();
            assertThat(store.findCustomer("ann")).isEmpty();
            assertThat(timelines.loadCatalogue().touchpoints()).isEmpty();
        }
        assertThat(database().nodes()).isZero();
        assertThat(timelines.version()).isEqualTo(version);
    }

    @Test
    void theSameAgainAddsNothing() {
        String[] rows = {"ann 1 search", "ann 1 search", "ann 2 buy flag value=3", "bob 1 search"};
        Rows.take(store, "one", rows);
        ImportReport again = Rows.take(store, "two", rows);
        assertThat(again.accepted()).isZero();
        assertThat(again.duplicates()).isEqualTo(4);
        assertThat(texts("ann")).hasSize(4);
        assertThat(Rows.take(store, "three", "ann 1 search", "ann 1 search", "ann 1 search")
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void anyOrderAndAnySplitStoresTheSame() {
        Random random = new Random(11);
        List<List<String>> files = new ArrayList<>();
        for (int f = 0; f < 3; f++) {
            List<String> rows = new ArrayList<>();
            for (int r = 0; r < 25; r++) {
                rows.add("c" + random.nextInt(4) + " " + random.nextInt(4) + " " + "abc".charAt(random.nextInt(3)));
            }
            files.add(rows);
        }
        List<String> expected = null;
        for (int round = 0; round < 4; round++) {
            database().clear();
            Collections.shuffle(files, random);
            for (List<String> file : files) {
                int cut = random.nextInt(file.size());
                Rows.take(
                        store,
                        "f",
                        Rows.batch(file.subList(0, cut).toArray(String[]::new)),
                        Rows.batch(file.subList(cut, file.size()).toArray(String[]::new)));
            }
            List<String> found = texts("c0", "c1", "c2", "c3").stream().sorted().toList();
            expected = expected == null ? found : expected;
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void aKeyIsTakenOnceWhateverPartOrImportItComesIn() {
        ImportReport first = Rows.take(
                store,
                "keys",
                Rows.batch("ann 1 a key=k value=1", "ann 1 a key=l value=1"),
                Rows.batch("ann 1 a key=k value=1", "ann 1 a key=l value=2"));
        assertThat(first.accepted()).isEqualTo(2);
        assertThat(first.duplicates()).isEqualTo(1);
        assertThat(first.rejections()).singleElement().satisfies(r -> {
            assertThat(r.reason()).contains("key l");
            assertThat(r.line()).isEqualTo(3);
        });
        ImportReport second = Rows.take(store, "again", "ann 9 a key=k value=1", "bob 1 a key=k");
        assertThat(second.rejected()).isEqualTo(1);
        assertThat(second.accepted()).isEqualTo(1);
        assertThat(store.listImports(2, null)).containsExactly(second, first);
    }

    @Test
    void aCustomerKeepsTheClockThatCameFirst() {
        Rows.take(store, "steps", "ann 1 a step", "ann 2 b step");
        ImportReport report = Rows.take(
                store, "times", Rows.batch("ann 1000 a", "bob 1000 a"), Rows.batch("bob 1 a step", "bob 2 a step"));
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.rejections()).allSatisfy(r -> assertThat(r.reason()).contains("step number"));
    }

    @Test
    void aRemovedImportTakesEverythingAlong() {
        Rows.take(store, "stays", "ann 1 search t.city=Bonn");
        long nodes = database().nodes();
        ImportReport gone = Rows.take(store, "goes", "ann 2 store channel=x t.city=Köln", "bob 1 store campaign=y");
        long version = timelines.version();
        assertThat(store.remove(gone.id())).isTrue();
        assertThat(store.remove(gone.id())).isFalse();
        assertThat(texts("ann", "bob")).containsExactly("ann 1 search");
        assertThat(store.findCustomer("ann").orElseThrow().traits()).isEqualTo(Map.of("city", "Bonn"));
        assertThat(database().nodes()).isEqualTo(nodes);
        assertThat(timelines.version()).isGreaterThan(version);
        assertThat(timelines.loadChanged(version, t -> {})).isEqualTo(-1);
    }

    @Test
    void theSampleLeavesInTheSameSwitchThatBringsTheFirstImport() {
        Touchpoint checkout =
                new Touchpoint(0, "checkout", "Checkout", "web", ChannelKind.ONLINE, "purchase", 3, "Sales", true);
        Touchpoint search =
                new Touchpoint(1, "search", "Search", "web", ChannelKind.ONLINE, "awareness", 1, null, false);
        store.describeAll(List.of(checkout, search), Map.of("awareness", 1, "purchase", 3), true);
        try (ImportSession session = store.open("sample", true, false)) {
            assertThat(session.conversions()).containsExactly("checkout");
            Rows.finish(session, Rows.batch("ann 1 search", "ann 2 checkout value=5"));
        }
        assertThat(timelines.loadCatalogue().find("checkout").orElseThrow().stage())
                .isEqualTo("purchase");
        try (ImportSession session = store.open("mine", false, true)) {
            assertThat(session.conversions()).isEmpty();
            session.markConversion("search");
            assertThat(texts("ann")).hasSize(2);
            ImportReport report = Rows.finish(session, Rows.batch("ann 1 search"));
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(report.notes()).hasSize(2);
        }
        assertThat(texts("ann")).containsExactly("ann 1 search");
        Catalogue catalogue = timelines.loadCatalogue();
        assertThat(catalogue.find("checkout")).isEmpty();
        Touchpoint left = catalogue.find("search").orElseThrow();
        assertThat(left).isEqualTo(new Touchpoint(left.code(), "search", "search", null, null, null, 0, null, true));
        // Customer, timeline, import, touchpoint.
        assertThat(database().nodes()).isEqualTo(4);
    }

    @Test
    void onlyCustomersTouchedSinceAreReadAgainAndWhole() {
        Rows.take(store, "one", "ann 1 a", "bob 1 a");
        long version = timelines.version();
        Rows.take(store, "two", "bob 2 a", "cid 1 b");
        List<StoredTimeline> changed = new ArrayList<>();
        assertThat(timelines.loadChanged(version, changed::add)).isEqualTo(timelines.version());
        assertThat(changed).extracting(StoredTimeline::customer).containsExactly("bob", "bob", "cid");
        assertThat(changed).extracting(StoredTimeline::source).containsExactly("one", "two", "two");
        assertThat(changed.get(0).order()).isLessThan(changed.get(1).order());
        changed.clear();
        timelines.loadChanged(timelines.version(), changed::add);
        assertThat(changed).isEmpty();
    }

    @Test
    void manyCustomersArriveInOrderOfOrdinals() {
        InteractionBatch part = new InteractionBatch(20_000);
        for (int i = 0; i < 20_000; i++) {
            part.add(part.customers.code("c" + i % 9001), i, part.touchpoints.code("t" + i % 7), -1, -1, Double.NaN, i);
        }
        Rows.take(store, "many", part);
        List<StoredTimeline> read = all();
        assertThat(read).hasSize(9001);
        assertThat(read).extracting(StoredTimeline::ordinal).isSorted().doesNotHaveDuplicates();
        assertThat(read.stream().mapToInt(t -> t.at().length).sum()).isEqualTo(20_000);
    }

    @Test
    void aDescriptionIsSeenAtOnceAndRaisesTheVersion() {
        Rows.take(store, "one", "ann 1 search", "ann 2 call channel=desk");
        long version = timelines.version();
        Touchpoint described = store.describe(
                        "search", "Web search", "web", ChannelKind.ONLINE, "awareness", "Mia", true)
                .orElseThrow();
        assertThat(timelines.version()).isGreaterThan(version);
        assertThat(timelines.loadCatalogue().find("search")).contains(described);
        assertThat(described.stageOrder()).isEqualTo(1);
        Touchpoint renamed =
                store.describe("search", "Find", null, null, null, null, null).orElseThrow();
        assertThat(renamed)
                .isEqualTo(new Touchpoint(
                        described.code(), "search", "Find", "web", ChannelKind.ONLINE, "awareness", 1, "Mia", true));
        assertThat(store.listInteractions("ann", 10, 0))
                .extracting(TimelineEntry::channel)
                .containsExactly("web", "desk");
        assertThat(store.describe("nowhere", "x", null, null, null, null, null)).isEmpty();
        assertThatThrownBy(() -> store.describe("call", null, null, ChannelKind.OFFLINE, null, null, null))
                .isInstanceOf(InvalidArgument.class);
        try (ImportSession session = store.open("two", false, true)) {
            assertThat(session.conversions()).containsExactly("search");
        }
    }

    @Test
    void importsAreListedNewestFirstByPage() {
        ImportReport one = Rows.take(store, "one", "ann 1 a");
        ImportReport two = Rows.take(store, "two", "ann 2 a");
        ImportReport three = Rows.take(store, "three", "ann 3 a");
        assertThat(store.listImports(2, null)).containsExactly(three, two);
        assertThat(store.listImports(2, two.id())).containsExactly(one);
    }

    @Test
    void theDatabaseCountsTransitionsByTheDefaultDefinition() {
        try (ImportSession session = store.open("one", false, true)) {
            session.markConversion("buy");
            Rows.finish(
                    session,
                    Rows.batch(
                            "ann 1 search",
                            "ann 3 buy",
                            "ann 3 gift",
                            "ann 3 buy",
                            "bob 1 buy",
                            "bob 2 buy",
                            "cid 1 search"),
                    Rows.batch("ann 2 search", "dan 1 search"));
        }
        List<String> counts = database().bean(TransitionGraph.class).count().stream()
                .map(c -> c.from() + " > " + c.to() + " " + c.count())
                .toList();
        assertThat(counts)
                .containsExactly(
                        "START > buy 2",
                        "START > gift 1",
                        "START > search 3",
                        "gift > ENDED 1",
                        "search > ENDED 2",
                        "search > buy 1",
                        "search > search 1");
    }

    @Test
    void transitionsEndAsWrittenLast() {
        Rows.take(store, "one", "ann 1 search", "ann 2 buy");
        TransitionGraph graph = database().bean(TransitionGraph.class);
        assertThat(graph.asOf("")).isEmpty();
        Transition entry = new Transition("START", "search", 1, 1, 1, 1, null, null);
        Transition step = new Transition("search", "buy", 1, 1, 1, 1, 5.0, 5.0);
        Transition end = new Transition("buy", "ENDED", 1, 1, 1, 0, null, null);
        graph.write("", List.of(entry, step, end), 1);
        graph.write("p", List.of(step), 2);
        Transition more = new Transition("search", "buy", 2, 0.5, 2, 2, 7.0, null);
        graph.write("", List.of(more, entry), 3);
        assertThat(graph.list("")).containsExactly(entry, more);
        assertThat(graph.list("p")).containsExactly(step);
        assertThat(graph.asOf("")).hasValue(3);
    }

    @Test
    void aChangedMigrationIsRefused() {
        Migrations migrations = new Migrations(database().bean(Cypher.class));
        Migration first = Migrations.load().get(0);
        migrations.run(List.of(first));
        assertThatThrownBy(() -> migrations.run(List.of(new Migration(first.version(), first.text() + "\nRETURN 1;"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(first.version());
    }

    @Test
    void everyQueryFileIsExplained() throws Exception {
        TreeSet<String> seen = new TreeSet<>();
        try (var session = database().driver().session();
                var files = Files.walk(Path.of("cypher"))) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".cypher")).sorted().toList()) {
                if (!file.toString().contains("migrations")) {
                    String text = Files.readString(file);
                    assertThat(text.lines().limit(3).toList())
                            .as(file.toString())
                            .satisfiesExactly(
                                    l -> assertThat(l).startsWith("// purpose: "),
                                    l -> assertThat(l).startsWith("// params: "),
                                    l -> assertThat(l).startsWith("// rows: "));
                    // 01N0x: deprecated. What a database has no token for yet depends on what ran before, so is not
                    // asked.
                    var notifications = session.run("EXPLAIN " + text).consume().gqlStatusObjects();
                    assertThat(notifications).as(file.toString()).noneMatch(o -> o.gqlStatus()
                            .startsWith("01N0"));
                    seen.add(file.toString());
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(20);
    }
}
