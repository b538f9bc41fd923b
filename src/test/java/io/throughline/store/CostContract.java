package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.CostRow;
import io.throughline.journey.CostStore;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.RecordAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Costs live and go as the import does that brought them. */
interface CostContract extends StoreContract {
    CostRow WEB = new CostRow(20_000, "web", null, 12.5);
    CostRow SPRING = new CostRow(20_001, "web", "spring", 7);
    CostRow ONLY = new CostRow(20_001, null, "autumn", 0);

    private List<CostRow> costs() {
        return database().bean(CostStore.class).loadCosts();
    }

    private ImportReport take(List<CostRow> costs) {
        try (ImportSession session = imports().open("ads", false, false)) {
            long known = session.writeCosts(costs).duplicates();
            return session.finish("digest", Rows.account(costs.size(), known, 0), List.of());
        }
    }

    @Test
    default void costsAreSeenOnceTheirImportIsFinishedAndNotBefore() {
        long version = timelines().version();
        try (ImportSession session = imports().open("ads", false, false)) {
            assertThat(session.writeCosts(List.of(SPRING, WEB)).accepted()).isEqualTo(2);
            assertThat(session.writeCosts(List.of(ONLY)).accepted()).isEqualTo(1);
            assertThat(costs()).isEmpty();
            ImportReport report = session.finish("digest", RecordAccount.of(3), List.of("A note."));
            assertThat(report.accepted()).isEqualTo(3);
            assertThat(imports().listImports(10, null)).containsExactly(report);
        }
        assertThat(costs()).containsExactly(WEB, SPRING, ONLY);
        assertThat(timelines().version()).isGreaterThan(version);
    }

    @Test
    default void costsOfAnImportThatFailedLeaveNothing() {
        try (ImportSession session = imports().open("ads", false, false)) {
            session.writeCosts(List.of(WEB, SPRING));
        }
        assertThat(costs()).isEmpty();
        assertThat(database().nodes()).isZero();
    }

    @Test
    default void theSameCostsAgainAreDuplicatesAndGoWithTheImportThatBroughtThem() {
        ImportReport first = take(List.of(WEB, WEB, SPRING));
        ImportReport second = take(List.of(WEB, ONLY));
        assertThat(first.accepted()).isEqualTo(3);
        assertThat(second.accepted()).isEqualTo(1);
        assertThat(second.duplicates()).isEqualTo(1);
        assertThat(costs()).containsExactly(WEB, WEB, SPRING, ONLY);
        assertThat(imports().remove(first.id(), "test", "removeImport")).isTrue();
        assertThat(costs()).containsExactly(ONLY);
        assertThat(imports().remove(second.id(), "test", "removeImport")).isTrue();
        assertThat(database().nodes()).isZero();
    }
}
