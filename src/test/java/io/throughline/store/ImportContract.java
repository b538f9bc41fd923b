package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.Cuts;
import io.throughline.catalogue.Catalogue;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.CustomerStore.TimelineEntry;
import io.throughline.journey.ImportFact;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.Rejection;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource.StoredTimeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Imports: what is stored, told apart, shown and taken out. */
interface ImportContract extends StoreContract {
    /** The earlier one leaves as the new one appears; its rows are no duplicates, and nobody else's go. */
    @Test
    default void anImportTakesTheOneItCorrectsOut() {
        Rows.take(imports(), "shop", "ann 10 search value=1", "ann 20 buy", "bob 10 search");
        Rows.take(imports(), "other", "bob 10 email");
        ImportReport second;
        try (ImportSession session = imports().openInstead("shop", "shop", true)) {
            assertThat(texts("ann")).containsExactly("ann 10 search", "ann 20 buy");
            second = Rows.finish(session, Rows.batch("ann 10 search value=2", "ann 20 buy"));
        }
        assertThat(second.accepted()).isEqualTo(2);
        assertThat(second.duplicates()).isZero();
        assertThat(second.notes()).anyMatch(note -> note.startsWith("Replaced the import ") && note.contains("shop"));
        assertThat(imports().listImports(10, null))
                .extracting(ImportReport::source)
                .containsExactly("shop", "other");
        assertThat(texts("ann")).containsExactly("ann 10 search", "ann 20 buy");
        assertThat(texts("bob")).containsExactly("bob 10 email");
        ImportReport third;
        try (ImportSession session = imports().openInstead(second.id(), "late", true)) {
            third = Rows.finish(session, Rows.batch("cid 1 search"));
        }
        assertThat(third.accepted()).isEqualTo(1);
        assertThat(timelines().loadCatalogue().sources()).containsExactly("late", "other");
    }

    /** Refused before anything is read; the next import is not held up. */
    @Test
    default void nothingIsReplacedThatIsNotThere() {
        Rows.take(imports(), "shop", "ann 10 search");
        assertThatThrownBy(() -> imports().openInstead("shpo", "new", true))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("shpo")
                .hasMessageContaining("sources are shop");
        assertThat(Rows.take(imports(), "shop", "ann 20 search").accepted()).isEqualTo(1);
    }

    @Test
    default void aSourceOfDuplicatesExistsByName() {
        Rows.take(imports(), "shop", "ann 10 search");
        assertThat(Rows.take(imports(), "again", "ann 10 search").duplicates()).isEqualTo(1);
        assertThat(timelines().loadCatalogue().sources()).containsExactly("again", "shop");
        JourneyIndex index = new JourneyIndex(timelines());
        index.refresh();
        Scope again = Scope.ALL.withChannels(new ChannelFilter(List.of("again"), null));
        assertThat(Cuts.of(index, again).blocks()).allMatch(block -> block.journeys() == 0);
    }

    @Test
    default void factsComeAndGoWithTheirImport() {
        ImportFact first = new ImportFact(
                "COLUMN", Map.of("name", "a", "top", List.of("x", "y"), "counts", List.of(3L, 1L), "share", 0.5));
        ImportFact second = new ImportFact("COLUMN", Map.of("name", "b", "exact", true));
        ImportReport report;
        try (ImportSession session = imports().open("shop", false, true)) {
            session.attach(List.of(first, new ImportFact("OTHER", Map.of("n", 1L)), second));
            assertThat(imports().findFacts(List.of(session.id()), "COLUMN")).isEmpty();
            report = Rows.finish(session, Rows.batch("ann 10 search"));
        }
        List<String> ids = List.of("none", report.id());
        List<ImportFact> found = imports().findFacts(ids, "COLUMN").get(report.id());
        assertThat(found).hasSize(2);
        assertThat(found.get(0).figures()).containsAllEntriesOf(first.figures());
        assertThat(found.get(1).figures()).containsAllEntriesOf(second.figures());
        imports().remove(report.id(), "test", "removeImport");
        assertThat(imports().findFacts(ids, "COLUMN")).isEmpty();
    }

    @Test
    default void anImportComesBackAsItWas() {
        ImportReport report = Rows.take(
                imports(),
                "shop",
                "ann 20 store channel=offline value=9.5 t.city=Bonn t.seen_at=x",
                "bob 10 search campaign=spring a.page=/home",
                "ann 10 search flag value=4 t.city=Köln");
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.customers()).isEqualTo(2);
        assertThat(report.touchpoints()).isEqualTo(3);
        assertThat(imports().listImports(10, null)).containsExactly(report);

        assertThat(texts("ann")).containsExactly("ann 10 search", "ann 10 Conversion", "ann 20 store");
        List<TimelineEntry> ann = customers().listInteractions("ann", 10, 1);
        assertThat(ann).extracting(TimelineEntry::position).containsExactly(2L, 3L);
        assertThat(ann.get(0).value()).isEqualTo(4.0);
        assertThat(ann.get(1).channel()).isEqualTo("offline");
        assertThat(ann.get(1).source()).isEqualTo("shop");
        TimelineEntry bob = customers().listInteractions("bob", 1, 0).get(0);
        assertThat(bob.campaign()).isEqualTo("spring");
        assertThat(bob.attributes()).isEqualTo(Map.of("page", "/home"));
        assertThat(bob.value()).isNull();
        assertThat(customers().findCustomer("ann").orElseThrow().traits())
                .isEqualTo(Map.of("city", "Bonn", "seen_at", "x"));

        List<StoredTimeline> read = all();
        assertThat(read).extracting(StoredTimeline::customer).containsExactly("ann", "bob");
        assertThat(read).extracting(StoredTimeline::ordinal).containsExactly(0, 1);
        assertThat(read.get(0).at()).containsExactly(10, 10, 20);
        assertThat(read.get(0).derived()).containsExactly(false, true, false);
        assertThat(read.get(0).values()).containsExactly(Double.NaN, 4, 9.5);
        Catalogue catalogue = timelines().loadCatalogue();
        assertThat(read.get(0).touchpoints())
                .containsExactly(
                        catalogue.find("search").orElseThrow().code(),
                        catalogue.find("search").orElseThrow().code(),
                        catalogue.find("store").orElseThrow().code());
        assertThat(catalogue.channels().get(read.get(0).channels()[2])).isEqualTo("offline");
        assertThat(catalogue.campaigns().get(read.get(1).campaigns()[0])).isEqualTo("spring");
        assertThat(timelines().loadIds(new int[] {1, 0})).containsExactly("bob", "ann");
    }

    @Test
    default void nothingOfAnOpenImportIsSeenAndNothingOfAFailedOneIsLeft() {
        long version = timelines().version();
        try (ImportSession session = imports().open("half", false, true)) {
            session.write(Rows.batch("ann 1 search channel=web campaign=x"));
            session.reject(new Rejection(3L, "no time", "ann,,search"), "ann");
            assertThat(imports().isEmpty()).isTrue();
            assertThat(all()).isEmpty();
            assertThat(customers().findCustomer("ann")).isEmpty();
            assertThat(timelines().loadCatalogue().touchpoints()).isEmpty();
        }
        assertThat(database().nodes()).isZero();
        assertThat(timelines().version()).isEqualTo(version);
    }

    @Test
    default void theSameAgainAddsNothing() {
        String[] rows = {"ann 1 search", "ann 1 search", "ann 2 buy flag value=3", "bob 1 search"};
        Rows.take(imports(), "one", rows);
        ImportReport again = Rows.take(imports(), "two", rows);
        assertThat(again.accepted()).isZero();
        assertThat(again.duplicates()).isEqualTo(4);
        assertThat(texts("ann")).hasSize(4);
        assertThat(Rows.take(imports(), "three", "ann 1 search", "ann 1 search", "ann 1 search")
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    default void anyOrderAndAnySplitStoresTheSame() {
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
                        imports(),
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
    default void aKeyIsTakenOnceWhateverPartOrImportItComesIn() {
        ImportReport first = Rows.take(
                imports(),
                "keys",
                Rows.batch("ann 1 a key=k value=1", "ann 1 a key=l value=1"),
                Rows.batch("ann 1 a key=k value=1", "ann 1 a key=l value=2"));
        assertThat(first.accepted()).isEqualTo(2);
        assertThat(first.duplicates()).isEqualTo(1);
        assertThat(first.rejections()).singleElement().satisfies(r -> {
            assertThat(r.reason()).contains("key l");
            assertThat(r.line()).isEqualTo(3);
        });
        ImportReport second = Rows.take(imports(), "again", "ann 9 a key=k value=1", "bob 1 a key=k");
        assertThat(second.rejected()).isEqualTo(1);
        assertThat(second.accepted()).isEqualTo(1);
        assertThat(imports().listImports(2, null)).containsExactly(second, first);
    }

    @Test
    default void aCustomerKeepsTheClockThatCameFirst() {
        Rows.take(imports(), "steps", "ann 1 a step", "ann 2 b step");
        ImportReport report = Rows.take(
                imports(), "times", Rows.batch("ann 1000 a", "bob 1000 a"), Rows.batch("bob 1 a step", "bob 2 a step"));
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.rejections()).allSatisfy(r -> assertThat(r.reason()).contains("step number"));
    }

    @Test
    default void aRemovedImportTakesEverythingAlong() {
        Rows.take(imports(), "stays", "ann 1 search t.city=Bonn");
        long nodes = database().nodes();
        ImportReport gone = Rows.take(imports(), "goes", "ann 2 store channel=x t.city=Köln", "bob 1 store campaign=y");
        long version = timelines().version();
        assertThat(imports().remove(gone.id(), "test", "removeImport")).isTrue();
        assertThat(imports().remove(gone.id(), "test", "removeImport")).isFalse();
        assertThat(texts("ann", "bob")).containsExactly("ann 1 search");
        assertThat(customers().findCustomer("ann").orElseThrow().traits()).isEqualTo(Map.of("city", "Bonn"));
        assertThat(database().nodes()).isEqualTo(nodes);
        assertThat(timelines().version()).isGreaterThan(version);
        assertThat(timelines().loadChanged(version, t -> {})).isEqualTo(-1);
    }

    @Test
    default void aStateIsToldApartByTheImportsThatWereVisible() {
        long empty = timelines().version();
        ImportReport one = Rows.take(imports(), "one", "ann 1 a");
        long first = timelines().version();
        Optional<String> state = timelines().findState(first);
        assertThat(state).isPresent().isNotEqualTo(timelines().findState(empty));
        assertThat(timelines().findState(first + 1)).isEmpty();
        Rows.take(imports(), "two", "ann 2 a");
        assertThat(timelines().findState(first)).isEqualTo(state);
        assertThat(timelines().findState(timelines().version())).isPresent().isNotEqualTo(state);
        imports().remove(one.id(), "test", "removeImport");
        assertThat(timelines().findState(first)).isEmpty();
        assertThat(timelines().findState(timelines().version())).isPresent().isNotEqualTo(state);
    }

    @Test
    default void onlyCustomersTouchedSinceAreReadAgainAndWhole() {
        Rows.take(imports(), "one", "ann 1 a", "bob 1 a");
        long version = timelines().version();
        Rows.take(imports(), "two", "bob 2 a", "cid 1 b");
        List<StoredTimeline> changed = new ArrayList<>();
        assertThat(timelines().loadChanged(version, changed::add))
                .isEqualTo(timelines().version());
        assertThat(changed).extracting(StoredTimeline::customer).containsExactly("bob", "bob", "cid");
        assertThat(changed).extracting(StoredTimeline::source).containsExactly("one", "two", "two");
        assertThat(changed.get(0).order()).isLessThan(changed.get(1).order());
        changed.clear();
        timelines().loadChanged(timelines().version(), changed::add);
        assertThat(changed).isEmpty();
    }

    @Test
    default void manyCustomersArriveInOrderOfOrdinals() {
        InteractionBatch part = new InteractionBatch(20_000);
        for (int i = 0; i < 20_000; i++) {
            part.add(part.customers.code("c" + i % 9001), i, part.touchpoints.code("t" + i % 7), -1, -1, Double.NaN, i);
        }
        Rows.take(imports(), "many", part);
        List<StoredTimeline> read = all();
        assertThat(read).hasSize(9001);
        assertThat(read).extracting(StoredTimeline::ordinal).isSorted().doesNotHaveDuplicates();
        assertThat(read.stream().mapToInt(t -> t.at().length).sum()).isEqualTo(20_000);
    }

    @Test
    default void importsAreListedNewestFirstByPage() {
        ImportReport one = Rows.take(imports(), "one", "ann 1 a");
        ImportReport two = Rows.take(imports(), "two", "ann 2 a");
        ImportReport three = Rows.take(imports(), "three", "ann 3 a");
        assertThat(imports().listImports(2, null)).containsExactly(three, two);
        assertThat(imports().listImports(2, two.id())).containsExactly(one);
    }
}
