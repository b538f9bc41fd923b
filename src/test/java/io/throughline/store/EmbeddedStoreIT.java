package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT
        implements ImportContract,
                AnyOrderContract,
                SeveralIdsContract,
                EvidenceContract,
                RetentionContract,
                CatalogueContract,
                PackingContract,
                PartsContract,
                PersonaContract,
                CostContract,
                FeedbackContract,
                MappingContract,
                KpiContract,
                MapContract,
                AuditContract,
                ToldEditsContract,
                KeyContract {

    @Override
    public TestDatabase database() {
        return TestDatabase.shared();
    }

    @Test
    void whatIsFinishedSurvivesARestartAndNothingElse(@TempDir Path folder) {
        try (TestDatabase first = TestDatabase.at(folder)) {
            Rows.take(first.imports(), "kept", "ann 1 search", "ann 2 store");
            var open = first.imports().open("lost", false, true);
            open.write(Rows.batch("bob 1 search", "ann 3 email"));
            assertThatThrownBy(() -> TestDatabase.at(folder)).hasStackTraceContaining("FolderInUse");
        }
        try (TestDatabase second = TestDatabase.at(folder)) {
            assertThat(second.customers().listInteractions("ann", 10, 0)).hasSize(2);
            assertThat(second.customers().findCustomer("bob")).isEmpty();
            // Customer, timeline, import, two touchpoints.
            assertThat(second.nodes()).isEqualTo(5);
            assertThat(Rows.take(second.imports(), "lost", "bob 1 search", "ann 3 email")
                            .accepted())
                    .isEqualTo(2);
        }
    }

    @Test
    void aLeaseIsNotRenewedOnceItsStoreIsClosed(@TempDir Path folder) throws InterruptedException {
        Set<Thread> hearts = hearts();
        try (TestDatabase database = TestDatabase.at(folder)) {
            database.imports().open("left open", false, true);
            Set<Thread> others = hearts;
            hearts = hearts();
            hearts.removeAll(others);
            assertThat(hearts).hasSize(1);
        }
        for (Thread heart : hearts) {
            heart.join(5_000);
            assertThat(heart.isAlive()).isFalse();
        }
    }

    private static Set<Thread> hearts() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("import-lease"))
                .collect(Collectors.toSet());
    }
}
