package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT implements ImportContract, CatalogueContract, PackingContract, PersonaContract, CostContract {

    @Override
    public TestDatabase database() {
        return TestDatabase.shared();
    }

    @Test
    void whatIsFinishedSurvivesARestartAndNothingElse(@TempDir Path folder) {
        try (TestDatabase first = TestDatabase.at(folder)) {
            Rows.take(first.store(), "kept", "ann 1 search", "ann 2 store");
            var open = first.store().open("lost", false, true);
            open.write(Rows.batch("bob 1 search", "ann 3 email"));
            assertThatThrownBy(() -> TestDatabase.at(folder)).hasStackTraceContaining("FolderInUse");
        }
        try (TestDatabase second = TestDatabase.at(folder)) {
            assertThat(second.store().listInteractions("ann", 10, 0)).hasSize(2);
            assertThat(second.store().findCustomer("bob")).isEmpty();
            // Customer, timeline, import, two touchpoints.
            assertThat(second.nodes()).isEqualTo(5);
            assertThat(Rows.take(second.store(), "lost", "bob 1 search", "ann 3 email")
                            .accepted())
                    .isEqualTo(2);
        }
    }
}
