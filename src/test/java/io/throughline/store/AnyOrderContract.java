package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.AllOrders;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.ColumnSource.StoredTrait;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.store.timeline.Compaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rows bring along stays whichever import came first or leaves again. */
interface AnyOrderContract extends StoreContract {
    @Test
    default void aDerivedConversionHasTheAttributesOfItsRow() {
        Rows.take(imports(), "one", "ann 1 ad flag value=3 a.currency=EUR");
        ImportReport more = Rows.take(
                imports(), "two", "ann 1 ad flag value=3 a.currency=EUR", "ann 1 ad flag value=3 a.currency=USD");
        assertThat(more.duplicates()).isEqualTo(1);
        assertThat(customers().listInteractions("ann", 10, 0).stream()
                        .map(entry -> entry.touchpoint().id() + " " + entry.value() + " " + entry.attributes()))
                .containsExactlyInAnyOrder(
                        "ad null {currency=EUR}",
                        "Conversion 3.0 {currency=EUR}",
                        "ad null {currency=USD}",
                        "Conversion 3.0 {currency=USD}");
    }

    /** A value is shown once: at the conversion, also where an import without the flag had brought the row. */
    @Test
    default void aRowWithoutItsFlagShowsWhatTheSameRowWithItDoes() {
        String flagged = "ann 1 ad value=3\nann 1 ad flag value=3";
        for (String plain : List.of("ann 1 ad value=3", "ann 1 ad value=3\nann 1 ad value=3")) {
            for (List<String> order : List.of(List.of(plain, flagged), List.of(flagged, plain))) {
                database().clear();
                order.forEach(file -> Rows.take(imports(), file.equals(plain) ? "a" : "b", file.split("\n")));
                assertThat(customers().listInteractions("ann", 10, 0).stream()
                                .map(entry -> entry.touchpoint().id() + " " + entry.value()))
                        .containsExactly("Conversion 3.0", "ad null", "ad 3.0");
            }
        }
    }

    /** Rows that differ in a trait alone are duplicates; the trait is taken whichever came first, and the one that does not count is told. */
    @Test
    default void aTraitDependsOnContentAndTimeAlone() {
        String young = "ann 1 buy value=3 t.age=30";
        String old = "ann 1 buy value=3 t.age=40";
        String later = "ann 1 buy value=3\nann 2 ad t.age=20";
        for (List<String> order : List.of(List.of(young, old), List.of(old, young))) {
            database().clear();
            Rows.take(imports(), "one", order.get(0));
            ImportReport second = Rows.take(imports(), "two", order.get(1));
            assertThat(second.duplicates()).isEqualTo(1);
            assertThat(second.notes())
                    .anyMatch(note -> note.startsWith("1 traits are stored with another value")
                            && note.contains("age of ann")
                            && note.contains("'30'")
                            && note.contains("'40'"));
            assertThat(trait("ann", "age")).containsExactly("40", "40");
            long nodes = database().nodes();
            assertThat(Rows.take(imports(), "again", order.get(0)).accepted()).isZero();
            assertThat(trait("ann", "age")).containsExactly("40", "40");
            assertThat(database().nodes()).isEqualTo(nodes + 1);
            Rows.take(imports(), "three", later.split("\n"));
            assertThat(trait("ann", "age")).containsExactly("20", "20");
        }
    }

    @Test
    default void aTraitOfRowsThatAreStoredStaysWhereTimelinesArePacked() {
        Rows.take(imports(), "one", "ann 1 buy value=3 t.age=30");
        ImportReport told = Rows.take(imports(), "two", "ann 1 buy value=3 t.age=40 t.city=Bonn");
        for (int i = 0; i < Compaction.MAX_NODES; i++) {
            Rows.take(imports(), "more", "ann " + (i + 10) + " ad");
        }
        assertThat(database().bean(TimelineUpkeep.class).packTimelines()).isEqualTo(1);
        assertThat(customers().findCustomer("ann").orElseThrow().traits())
                .isEqualTo(Map.of("age", "40", "city", "Bonn"));
        imports().remove(told.id(), "test", "removeImport");
        assertThat(customers().findCustomer("ann").orElseThrow().traits()).isEqualTo(Map.of("age", "30"));
    }

    /** As a customer's page and as the index tell it. */
    default List<String> trait(String customer, String name) {
        CustomerStore.Customer found = customers().findCustomer(customer).orElseThrow();
        List<String> told = new ArrayList<>();
        List<StoredTrait> all = new ArrayList<>();
        timelines()
                .loadTrait(name, timelines().version(), new int[] {all().get(0).ordinal()}, all::add);
        all.sort(Comparator.comparingLong(StoredTrait::at).thenComparing(StoredTrait::value));
        told.add(found.traits().get(name));
        told.add(all.get(all.size() - 1).value());
        return told;
    }

    /** Whose rows may have gone with an import is told, in the answer of its removal and in the report of what replaces it. */
    @Test
    default void whoeverTakesAnImportOutIsToldWhoHadItsRowsToo() {
        Rows.take(imports(), "before", "ann 1 buy", "bob 9 buy");
        ImportReport first = Rows.take(imports(), "first", "ann 2 buy value=10", "cid 1 ad");
        Rows.take(imports(), "elsewhere", "dan 1 x");
        ImportReport shares = Rows.take(imports(), "shares", "ann 2 buy value=10", "dan 2 x");
        String told =
                "Rows that other imports had brought as duplicates of what was taken out went with it: import again the files of "
                        + shares.id() + " of the source shares (1 duplicates).";
        assertThat(imports().listLosses(first.id())).containsExactly(told);
        assertThat(imports().listLosses(shares.id())).isEmpty();
        try (ImportSession session = imports().openInstead("first", "first", false)) {
            assertThat(Rows.finish(session, Rows.batch("ann 2 buy value=12")).notes())
                    .contains(told);
        }
        assertThat(texts("ann")).hasSize(2);
        assertThat(Rows.take(imports(), "shares", "ann 2 buy value=10", "dan 2 x")
                        .accepted())
                .isEqualTo(1);
    }

    /** Rows that differ in attributes alone stand in one order, on the page and in figures, however their imports came and went. */
    @Test
    default void rowsAlikeInAllElseStandByTheirAttributes() {
        List<String> files = List.of(
                "ann 1 ad a.page=b a.size=1\nann 1 buy value=3 a.currency=USD",
                "ann 1 ad a.page=a a.size=2\nann 1 buy value=3 a.currency=EUR",
                "ann 1 ad a.zone=x\nann 1 buy value=3\nbob 1 ad");
        List<String> found = List.of(
                "ad {page=a, size=2}",
                "ad {page=b, size=1}",
                "ad {zone=x}",
                "buy {}",
                "buy {currency=EUR}",
                "buy {currency=USD}");
        for (List<Integer> order : AllOrders.OF_THREE) {
            database().clear();
            JourneyIndex following = new JourneyIndex(timelines());
            List<String> ids = new ArrayList<>();
            for (int file : order) {
                ids.add(Rows.take(imports(), "f" + file, files.get(file).split("\n"))
                        .id());
                following.refresh();
            }
            assertThat(shown()).isEqualTo(found);
            assertThat(IndexedRows.of(following, "ann")).isEqualTo(found);
            assertThat(IndexedRows.of(new JourneyIndex(timelines()), "ann")).isEqualTo(found);
            imports().remove(ids.get(1), "test", "removeImport");
            Rows.take(imports(), "again", files.get(order.get(1)).split("\n"));
            assertThat(shown()).isEqualTo(found);
            assertThat(IndexedRows.of(following, "ann")).isEqualTo(found);
        }
    }

    /** What the page of ann shows, in order. */
    private List<String> shown() {
        return customers().listInteractions("ann", 10, 0).stream()
                .map(entry -> entry.touchpoint().id() + " " + entry.attributes())
                .toList();
    }
}
