package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.AllOrders;
import io.throughline.index.IndexFile;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A customer of several ids: page and figures tell one order of equal times, whichever import came first. */
interface SeveralIdsContract extends StoreContract {
    List<String> IDS = List.of("a", "b", "c");

    /** @param rows parted by semicolons */
    private ImportReport take(String rows) {
        String[] all = rows.split("; ");
        try (ImportSession session = imports().open("some", false, true)) {
            session.writeEvidence(Stream.of(all)
                    .map(row -> row.split(" ")[0])
                    .distinct()
                    .map(id -> new EvidenceRow(id, "of" + id, "email", "x@x.org", false, 1, 1, 1))
                    .toList());
            session.markConversion("buy");
            return Rows.finish(session, Rows.batch(all));
        }
    }

    /** What the page of the customer and each index show; they must be the same. */
    private List<String> shown(JourneyIndex following) {
        List<String> page = customers().listInteractions(IDS, 100, 0).stream()
                .map(entry -> entry.touchpoint().id() + " " + entry.attributes())
                .toList();
        assertThat(IndexedRows.of(following, "a", "b", "c")).isEqualTo(page);
        Path file = Path.of("target/several-ids.index");
        JourneyIndex anew = new JourneyIndex(timelines(), new IndexFile(file, told -> {}));
        assertThat(IndexedRows.of(anew, "a", "b", "c")).isEqualTo(page);
        anew.save();
        JourneyIndex kept = new JourneyIndex(timelines(), new IndexFile(file, Assertions::fail));
        assertThat(IndexedRows.of(kept, "a", "b", "c")).isEqualTo(page);
        return page;
    }

    /** The one order that three files give, however they come; the touchpoints of the customer's rows. */
    private String inAnyOrder(String... files) {
        Set<List<String>> found = new HashSet<>();
        for (List<Integer> order : AllOrders.OF_THREE) {
            database().clear();
            JourneyIndex following = new JourneyIndex(timelines());
            for (int file : order) {
                take(files[file]);
                following.refresh();
            }
            found.add(shown(following));
        }
        assertThat(found).hasSize(1);
        List<String> rows = new ArrayList<>();
        found.forEach(rows::addAll);
        return String.join(" ", rows).replaceAll(" \\{[^}]*}", "");
    }

    @Test
    default void sequenceOrdersEqualTimesAcrossIds() {
        assertThat(inAnyOrder(
                        "a 1 ad sequence=3; b 1 mail sequence=1; b 1 buy value=5 sequence=4",
                        "a 1 web sequence=2; b 2 ad",
                        "c 1 tail sequence=5; a 0 ad"))
                .isEqualTo("ad mail web ad buy tail ad");
        assertThat(inAnyOrder("a 1 ad sequence=2; b 1 buy sequence=1", "c 2 ad", "c 3 ad"))
                .isEqualTo("buy ad ad ad");
    }

    /** Numbers order what one id brought; where another id has none, they order nothing between the two. */
    @Test
    default void sequenceOrdersNothingBetweenIdsOfWhichOneHasNone() {
        assertThat(inAnyOrder("a 1 web sequence=2; a 1 buy sequence=3", "a 1 mail sequence=1", "b 1 ad; b 1 buy"))
                .isEqualTo("ad mail web buy buy");
    }

    /** What two imports told differently is ordered by content, the rows of other ids are not. */
    @Test
    default void onlyTheIdThatWasToldDifferentlyIsOrderedByContent() {
        assertThat(inAnyOrder("a 1 y; a 1 x", "a 1 x; a 1 y; a 1 z", "b 1 w; b 1 buy; b 1 v"))
                .isEqualTo("w x y z buy v");
    }

    /** Rows of several ids in one import, each with its conversion behind it. */
    @Test
    default void flaggedRowsOfSeveralIdsKeepTheirConversions() {
        assertThat(inAnyOrder("a 1 buy value=5 flag; b 1 buy value=6 flag", "a 0 ad", "b 2 ad"))
                .isEqualTo("ad buy buy ad");
        assertThat(customers().listInteractions(IDS, 9, 0).stream()
                        .filter(entry -> entry.value() != null)
                        .mapToDouble(entry -> entry.value()))
                .containsExactlyInAnyOrder(5.0, 6.0);
    }

    /** Rows that differ in attributes alone keep their order where ids are laid together, flagged or not. */
    @Test
    default void attributesOrderRowsBeforeFlagsDo() {
        inAnyOrder("a 1 ad value=1 a.p=x", "a 1 ad value=1 flag a.p=y", "b 2 ad");
        assertThat(shown(new JourneyIndex(timelines())))
                .containsExactly("ad {p=x}", "ad {p=y}", "Conversion {p=y}", "ad {}");
    }

    /** The row of a conversion has left with the import that brought it. */
    @Test
    default void aConversionWithoutItsRowStandsBesideOtherIds() {
        ImportReport first = take("a 1 lead value=9");
        take("a 1 lead value=9 flag");
        take("b 1 buy value=9; a 0 ad; b 0 web");
        imports().remove(first.id(), "test", "removeImport");
        assertThat(shown(new JourneyIndex(timelines()))).containsExactly("ad {}", "web {}", "Conversion {}", "buy {}");
    }
}
