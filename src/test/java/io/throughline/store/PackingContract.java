package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Cuts;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.journey.TransitionGraph;
import io.throughline.store.timeline.Compaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many timelines of a customer become one, and nothing else changes. */
interface PackingContract extends StoreContract {
    int IMPORTS = 4 * Compaction.MAX_NODES + 4;

    private int pack() {
        return database().bean(TimelineUpkeep.class).packTimelines();
    }

    private long timelinesOf(String customer) {
        try (var session = database().driver().session()) {
            return session.run("MATCH (:Customer {id: $id})-[:DID]->(t) RETURN count(t) AS n", Map.of("id", customer))
                    .single()
                    .get("n")
                    .asLong();
        }
    }

    /** Small imports with equal times, values, channels, keys, attributes, traits and flags here and there. */
    private List<ImportReport> shatter(long seed) {
        Random random = new Random(seed);
        List<ImportReport> reports = new ArrayList<>();
        for (int i = 0; i < IMPORTS; i++) {
            List<String> rows = new ArrayList<>();
            for (int k = 0; k < 3; k++) {
                String row = "ann " + random.nextInt(20) + " " + "abc".charAt(random.nextInt(3)) + i % 7;
                row += random.nextBoolean() ? " value=" + random.nextInt(9) : "";
                row += random.nextBoolean() ? " channel=ch" + random.nextInt(2) : "";
                row += random.nextInt(4) == 0 ? " flag" : "";
                row += random.nextInt(4) == 0 ? " key=k" + i + "-" + k : "";
                row += random.nextBoolean() ? " a.page=p" + i : "";
                row += random.nextInt(3) == 0 ? " t.city=C" + i : "";
                rows.add(row);
            }
            rows.add("few " + i / 12 + " a");
            reports.add(Rows.take(imports(), "source" + i % 2, rows.toArray(String[]::new)));
        }
        return reports;
    }

    /** Everything that a reader can learn of a customer. */
    private List<Object> told(String customer) {
        List<Object> told = new ArrayList<>(customers().listInteractions(customer, 1000, 0));
        told.add(customers().findCustomer(customer));
        return told;
    }

    private List<String> rows() {
        List<StoredTimeline> read = all();
        List<String> rows = new ArrayList<>();
        for (StoredTimeline t : read) {
            for (int i = 0; i < t.at().length; i++) {
                String source = t.sources() == null ? t.source() : t.sources()[i];
                boolean derived = t.derived() != null && t.derived()[i];
                double value = t.values() == null ? Double.NaN : t.values()[i];
                rows.add(t.customer() + " " + t.at()[i] + " " + t.touchpoints()[i] + " " + t.channels()[i] + " "
                        + source + " " + derived + " " + value);
            }
        }
        rows.sort(null);
        return rows;
    }

    @Test
    default void packedTimelinesTellTheSame() {
        shatter(1);
        List<Object> before = told("ann");
        List<String> rows = rows();
        List<Object> counts = List.copyOf(
                database().bean(TransitionGraph.class).count(() -> true).orElseThrow());
        long version = timelines().version();
        assertThat(timelinesOf("ann")).isEqualTo(IMPORTS);

        assertThat(pack()).isEqualTo(1);

        assertThat(timelinesOf("ann")).isEqualTo(1);
        assertThat(timelinesOf("few")).isEqualTo(3);
        assertThat(told("ann")).isEqualTo(before);
        assertThat(rows()).isEqualTo(rows);
        assertThat(List.<Object>copyOf(
                        database().bean(TransitionGraph.class).count(() -> true).orElseThrow()))
                .isEqualTo(counts);
        assertThat(timelines().version()).isEqualTo(version);
        assertThat(pack()).isZero();
    }

    @Test
    default void anInstanceThatMissedTheImportsStillFindsThemPacked() {
        Rows.take(imports(), "one", "ann 1 a", "bob 1 a");
        long version = timelines().version();
        shatter(2);
        pack();
        List<StoredTimeline> changed = new ArrayList<>();
        timelines().loadChanged(version, changed::add);
        assertThat(changed).extracting(StoredTimeline::customer).contains("ann").doesNotContain("bob");
        int rows = changed.stream()
                .filter(t -> t.customer().equals("ann"))
                .mapToInt(t -> t.at().length)
                .sum();
        assertThat(rows).isEqualTo(customers().listInteractions("ann", 1000, 0).size());
    }

    @Test
    default void duplicatesAndKeysAreKnownInPackedTimelines() {
        List<String> first = List.of("ann 1 a value=2", "ann 1 a", "ann 2 b key=k value=1", "ann 3 c flag value=4");
        Rows.take(imports(), "first", first.toArray(String[]::new));
        shatter(3);
        pack();
        ImportReport again = Rows.take(imports(), "again", first.toArray(String[]::new));
        assertThat(again.accepted()).isZero();
        assertThat(again.duplicates()).isEqualTo(4);
        assertThat(Rows.take(imports(), "more", "ann 9 z key=k value=1").rejected())
                .isEqualTo(1);
        assertThat(Rows.take(imports(), "clock", "ann 1 a step").rejected()).isEqualTo(1);
    }

    @Test
    default void anImportLeavesAPackedTimelineWithAllItBrought() {
        List<ImportReport> reports = shatter(4);
        ImportReport last = Rows.take(imports(), "last", "ann 5 z t.city=Last", "ann 500 y t.city=Last");
        pack();
        assertThat(customers().findCustomer("ann").orElseThrow().traits()).containsEntry("city", "Last");
        assertThat(imports().remove(last.id(), "test", "removeImport")).isTrue();
        List<Object> without = told("ann");
        pack();
        assertThat(told("ann")).isEqualTo(without);

        reports.forEach(r ->
                assertThat(imports().remove(r.id(), "test", "removeImport")).isTrue());
        assertThat(customers().findCustomer("ann")).isEmpty();
        assertThat(database().nodes()).isZero();
    }

    @Test
    default void furtherImportsArePackedIntoThePackedOne() {
        shatter(5);
        pack();
        for (int i = 0; i <= Compaction.MAX_NODES; i++) {
            Rows.take(imports(), "later", "ann " + (i % 5) + " late" + i);
        }
        List<Object> before = told("ann");
        assertThat(pack()).isEqualTo(1);
        assertThat(timelinesOf("ann")).isEqualTo(1);
        assertThat(told("ann")).isEqualTo(before);
    }

    /** A conversion whose row another import had brought is no other part's, also where the two come to stand side by side. */
    @Test
    default void aConversionOfOnePartIsNotThatOfARowOfAnother() {
        Rows.take(imports(), "one", "ann 1 lead value=10");
        InteractionBatch[] parts = {Rows.batch("ann 1 lead"), Rows.batch("ann 1 lead value=10 flag")};
        Rows.take(imports(), "two", parts);
        try (ImportSession session = imports().open("marks", false, true)) {
            session.markConversion("lead");
            Rows.finish(session, Rows.batch("ann 2 ad"));
        }
        List<String> rows = List.of("1 lead 10.0", "1 lead null", "2 ad null");
        assertThat(worths()).isEqualTo(rows);
        double value = value();
        for (int i = 0; i <= Compaction.MAX_NODES; i++) {
            Rows.take(imports(), "later", "ann 9 late" + i);
        }
        for (int round = 0; round < 2; round++) {
            assertThat(pack()).isEqualTo(1);
            assertThat(worths()).isEqualTo(rows);
            assertThat(value()).isEqualTo(value).isEqualTo(10);
            assertThat(Rows.take(imports(), "again", parts).accepted()).isZero();
            for (int i = 0; i <= Compaction.MAX_NODES; i++) {
                Rows.take(imports(), "later", "ann 10 later" + round + i);
            }
        }
    }

    private List<String> worths() {
        return customers().listInteractions("ann", 3, 0).stream()
                .map(entry -> entry.at() + " " + entry.touchpoint().id() + " " + entry.value())
                .toList();
    }

    private double value() {
        JourneyIndex index = new JourneyIndex(timelines());
        index.refresh();
        return new EvaluatedJourneys(Cuts.of(index, Scope.ALL), timelines()::loadIds).value();
    }
}
