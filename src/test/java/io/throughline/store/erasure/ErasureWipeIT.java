package io.throughline.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.Erasure;
import io.throughline.journey.ErasureStore.Person;
import io.throughline.store.Rows;
import io.throughline.store.TestDatabase;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ErasureWipeIT {
    @TempDir
    private Path folder;

    /** Reading all records takes seconds where there are many, and whoever imports or erases would wait for it. */
    @Test
    @Timeout(120)
    void othersWriteWhileFreedRecordsAreOverwritten() {
        try (TestDatabase database = TestDatabase.at(folder)) {
            Rows.take(database.imports(), "shop", "anna 1 look", "bert 1 look", "cleo 1 look");
            List<StoredErasures> erasures = new ArrayList<>();
            List<Boolean> erased = new ArrayList<>();
            Remnants files = () -> {
                if (erased.size() == 1) {
                    Rows.take(database.imports(), "late", "dora 1 look");
                    erased.add(erase(erasures.get(0), "bert"));
                }
            };
            erasures.add(new StoredErasures(
                    database.bean(Cypher.class), database.bean(Leases.class), files, event -> {}, IdentityRules.USUAL));
            erased.add(erase(erasures.get(0), "anna"));
            erasures.get(0).wipe();
            assertThat(erased).containsExactly(true, true);
            assertThat(erasures.get(0).listErasures(10))
                    .extracting(Erasure::filesAt)
                    .satisfiesExactly(
                            bert -> assertThat(bert).isNull(),
                            anna -> assertThat(anna).isNotNull());
            erasures.get(0).wipe();
            assertThat(erasures.get(0).listErasures(10))
                    .allSatisfy(one -> assertThat(one.filesAt()).isNotNull());
        }
    }

    private static boolean erase(StoredErasures erasures, String id) {
        return erasures.erase(() -> new Person(List.of(id), List.of()), "test", "Kim", "asked")
                .isPresent();
    }
}
