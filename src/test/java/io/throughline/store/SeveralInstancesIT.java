package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.catalogue.Catalogue;
import io.throughline.journey.AuditEntry;
import io.throughline.journey.AuditLog;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.KeptMapping;
import io.throughline.journey.MappingStore;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.journey.Unavailable;
import io.throughline.kpi.Better;
import io.throughline.kpi.FormulaText;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/** Two instances on one database; the second reaches the embedded one over Bolt, as it would a server. */
class SeveralInstancesIT {
    private static final int ROUNDS = 60;
    private static final int CUSTOMERS = 40;
    private static final int EDITS = 8;

    private static TestDatabase one;
    private static TestDatabase other;

    @BeforeAll
    static void connect() {
        one = TestDatabase.shared();
        other = one.sibling();
    }

    @AfterAll
    static void disconnect() {
        other.close();
    }

    @BeforeEach
    void clear() {
        one.clear();
    }

    @Test
    void whatOneTookTheOtherSees() {
        long version = other.timelines().version();
        ImportReport report = Rows.take(one.imports(), "one", "ann 1 search", "bob 2 buy");
        List<StoredTimeline> changed = new ArrayList<>();
        assertThat(other.timelines().loadChanged(version, changed::add)).isGreaterThan(version);
        assertThat(changed).extracting(StoredTimeline::customer).containsExactly("ann", "bob");
        assertThat(other.imports().listImports(5, null)).containsExactly(report);
    }

    /**
     * Every import and every removal raises the version by one, so at odd distances each customer has two interactions. A commit in progress must not show half of that, and what is
     * purged meanwhile must not stop a reader.
     */
    @Test
    void aVersionIsSeenWholeOrNotYet() {
        Rows.take(one.imports(), "stays", rows("stays"));
        long start = one.timelines().version();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int readings = 0;
            while (!over.get()) {
                readings += readsWhole(readings % 2 == 0 ? one : other, start);
            }
            return readings;
        });
        for (int round = 0; round < ROUNDS && !reader.isDone(); round++) {
            String id = Rows.take(one.imports(), "round", rows("round" + round)).id();
            assertThat(one.imports().remove(id, "test", "removeImport")).isTrue();
        }
        over.set(true);
        assertThat(reader.join()).isPositive();
    }

    private static int readsWhole(TestDatabase database, long start) {
        AtomicInteger seen = new AtomicInteger();
        long version = database.timelines().loadAll(timeline -> seen.addAndGet(timeline.at().length));
        Catalogue catalogue = database.timelines().loadCatalogue();
        if (database.timelines().version() != version) {
            return 0;
        }
        int expected = 1 + (int) ((version - start) % 2);
        assertThat(seen.get()).as("interactions at version %d", version - start).isEqualTo(CUSTOMERS * expected);
        assertThat(catalogue.touchpoints()).hasSize(expected);
        return 1;
    }

    /** One row a customer, all at one touchpoint. */
    private static String[] rows(String touchpoint) {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> "c" + i + " " + Math.abs(touchpoint.hashCode() % 1_000_000) + " " + touchpoint)
                .toArray(String[]::new);
    }

    @Test
    void importsOfBothWaitForEachOtherAndAgreeOnWhatIsKnown() {
        String[] rows = {"ann 1 search", "ann 2 buy", "bob 1 search"};
        List<CompletableFuture<Long>> running = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ImportLog store = i % 2 == 0 ? one.imports() : other.imports();
            String source = "s" + i;
            running.add(CompletableFuture.supplyAsync(
                    () -> Rows.take(store, source, rows).accepted()));
        }
        long accepted = running.stream().mapToLong(CompletableFuture::join).sum();
        assertThat(accepted).isEqualTo(3);
        assertThat(one.customers().listInteractions("ann", 10, 0)).hasSize(2);
        assertThat(one.imports().listImports(10, null)).hasSize(6);
    }

    /** Maps and KPIs go through a library, mappings do not: all are numbered by the same counter. */
    @Test
    void editsOfBothAreEachToldOnceInTheOrderOfTheirNumbers() {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int writer = 0; writer < 6; writer++) {
            TestDatabase database = writer % 2 == 0 ? one : other;
            String name = "w" + writer + "-";
            boolean mappings = writer % 3 == 0;
            IntStream.range(0, EDITS).forEach(i -> expected.add(name + i));
            running.add(CompletableFuture.runAsync(
                    () -> IntStream.range(0, EDITS).forEach(i -> edit(database, mappings, name + i)),
                    task -> new Thread(task).start()));
        }
        running.forEach(CompletableFuture::join);
        List<AuditEntry> told = told(one);
        assertThat(told(other)).isEqualTo(told);
        assertThat(told).extracting(AuditEntry::subject).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(told).isSortedAccordingTo(Comparator.comparing(AuditEntry::at));
        for (int writer = 0; writer < 6; writer++) {
            String name = "w" + writer + "-";
            assertThat(told)
                    .extracting(AuditEntry::subject)
                    .filteredOn(subject -> subject.startsWith(name))
                    .containsExactlyElementsOf(expected.stream()
                            .filter(subject -> subject.startsWith(name))
                            .toList());
        }
        try (var session = one.driver().session()) {
            List<Long> numbers = session.run(
                            "MATCH (a:Audit) RETURN a.number AS number, a.subject AS subject ORDER BY number")
                    .list(row -> row.get("number").asLong());
            assertThat(numbers).doesNotHaveDuplicates();
            assertThat(numbers.get(numbers.size() - 1) - numbers.get(0)).isEqualTo(numbers.size() - 1);
        }
    }

    private static void edit(TestDatabase database, boolean mapping, String name) {
        if (mapping) {
            database.bean(MappingStore.class).save(new KeptMapping(name, "text"), "kim");
        } else {
            Kpi kpi = new Kpi(name, "K", FormulaText.read("{conversion: true}"), null, Better.HIGHER, null, 0);
            database.bean(KpiStore.class).save(kpi, null, "kim");
        }
    }

    private static List<AuditEntry> told(TestDatabase database) {
        List<AuditEntry> told = new ArrayList<>();
        database.bean(AuditLog.class).forEach(told::add);
        return told;
    }

    @Test
    void aSilentHolderLosesTheLeaseAndItsUnfinishedImport() {
        try (ImportSession lost = one.imports().open("lost", false, true)) {
            lost.write(Rows.batch("ann 1 search", "cid 1 search"));
            silence(one.driver());
            assertThat(Rows.take(other.imports(), "next", "bob 1 search").accepted())
                    .isEqualTo(1);
            assertThatThrownBy(() -> Rows.finish(lost))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("import again");
        }
        assertThat(one.customers().findCustomer("ann")).isEmpty();
        assertThat(one.customers().listInteractions("bob", 10, 0)).hasSize(1);
        // Customer, timeline, import, touchpoint.
        assertThat(one.nodes()).isEqualTo(4);
    }

    /** As if the holder had last been heard of two minutes ago. */
    private static void silence(Driver driver) {
        try (var session = driver.session()) {
            session.run("MATCH (l:Lease {name: 'import'}) SET l.heartbeat = timestamp() - 120000")
                    .consume();
        }
    }
}
