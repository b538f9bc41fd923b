package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.EvidenceRow;
import io.throughline.journey.ImportReport;
import org.junit.jupiter.api.Test;

/** A cell with two numbers or addresses is evidence of both. */
class SeveralInACellTest {
    private final Trial trial = new Trial();

    @Test
    void eachIsEvidence() {
        ImportReport report = trial.take(
                "customer,time,event,tel,mail\n"
                        + "u1,2026-01-01,x,+1 555 0100 / +1 555 0101,a@x.org;b@x.org\n"
                        + "u2,2026-01-01,x,+1 555 0102 / 0103,a@x.org\n",
                "identifier.phone=tel",
                "identifier.email=mail");
        assertThat(trial.store.evidence)
                .extracting(row -> row.customer() + ", " + row.value())
                .containsExactly(
                        "u1, a@x.org",
                        "u1, b@x.org",
                        "u1, +1 555 0100",
                        "u1, +1 555 0101",
                        "u2, a@x.org",
                        "u2, +1 555 0102 / 0103");
        assertThat(report.notes())
                .contains(
                        "1 cells of phone such as '+1 555 0102 / 0103' seem to hold several; where one of them is none,"
                                + " the cell was taken as one.");
    }

    @Test
    void aCustomerWhoIsCalledByTwoNumbersIsBoth() {
        trial.take("customer,time,event\n+1 555 0100 / +1 555 0101,2026-01-01,x\n", "system=phone");
        assertThat(trial.store.evidence).extracting(EvidenceRow::value).containsExactly("+1 555 0100", "+1 555 0101");
    }
}
