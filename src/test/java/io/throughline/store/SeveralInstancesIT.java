package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/** Two instances on one database; the second reaches the embedded one over Bolt, as it would a server. */
class SeveralInstancesIT {
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
