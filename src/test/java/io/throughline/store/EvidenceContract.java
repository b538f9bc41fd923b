package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ConsentRow;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What records tell of who is one customer: kept with its import, told as it was, gone with it. */
interface EvidenceContract extends StoreContract {
    private static EvidenceRow row(String customer, String kind, String value, long at, long records) {
        return new EvidenceRow(customer, "customer", kind, value, false, at, at + 5, records);
    }

    private ImportReport take(String source, List<EvidenceRow> evidence, boolean twice) {
        try (ImportSession session = imports().open(source, false, true)) {
            session.writeEvidence(evidence);
            if (twice) {
                session.writeEvidence(evidence);
            }
            return Rows.finish(session, Rows.batch("ann 10 search", "bob 20 buy"));
        }
    }

    private List<EvidenceRow> told() {
        List<EvidenceRow> told = new ArrayList<>();
        timelines().loadEvidence(-1, Long.MAX_VALUE, told::add);
        return told;
    }

    @Test
    default void evidenceIsToldAsItWasAndLeavesWithItsImport() {
        EvidenceRow said = new EvidenceRow("ann", "customer", "customer", "an", true, EvidenceRow.NO_TIME, 7, 1);
        EvidenceRow ann = row("ann", "email", "Ann@x.org", 10, 2);
        EvidenceRow spelt = row("ann", "email", "ann@x.org ", 3, 1);
        ImportReport first = take("shop", List.of(said, ann, spelt, row("bob", "device", "d1", 20, 1)), true);
        EvidenceRow one = new EvidenceRow("ann", "customer", "email", "ann@x.org", false, 3, 15, 3);
        List<EvidenceRow> ofShop = List.of(said, one, row("bob", "device", "d1", 20, 1));
        assertThat(told()).containsExactlyInAnyOrderElementsOf(ofShop);

        ImportReport second = take("till", List.of(row("ann", "email", "ann@x.org", 30, 4)), false);
        assertThat(told()).hasSize(4).contains(row("ann", "email", "ann@x.org", 30, 4));
        imports().remove(second.id(), "test", "removeImport");
        assertThat(told()).containsExactlyInAnyOrderElementsOf(ofShop);
        imports().remove(first.id(), "test", "removeImport");
        assertThat(told()).isEmpty();
        assertThat(database().nodes()).isZero();
    }

    @Test
    default void consentsAreToldAsTheyWereAndLeaveWithTheirImport() {
        List<ConsentRow> said = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            said.add(new ConsentRow("c" + i, i % 2 == 0 ? "customer" : "email", i - 5, i % 3 == 0));
        }
        ImportReport report;
        try (ImportSession session = imports().open("list", false, true)) {
            session.writeConsents(said);
            report = Rows.finish(session, Rows.batch("ann 10 search"));
        }
        List<ConsentRow> told = new ArrayList<>();
        timelines().loadConsents(-1, Long.MAX_VALUE, told::add);
        assertThat(told).containsExactlyInAnyOrderElementsOf(said);
        imports().remove(report.id(), "test", "removeImport");
        told.clear();
        timelines().loadConsents(-1, Long.MAX_VALUE, told::add);
        assertThat(told).isEmpty();
        assertThat(database().nodes()).isZero();
    }

    /** A hub: each link is found again from its other side. */
    @Test
    default void manyLinksOfOneAddressAreToldOnce() {
        List<EvidenceRow> rows = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            rows.add(row("c" + i, "email", "till@shop.org", i, 1));
        }
        take("shop", rows, true);
        assertThat(told()).containsExactlyInAnyOrderElementsOf(rows);
    }
}
