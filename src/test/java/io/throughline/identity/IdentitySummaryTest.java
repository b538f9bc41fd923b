package io.throughline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.identity.IdentitySummary.Size;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision.Identifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentitySummaryTest {
    private static EvidenceRow row(String customer, String email) {
        return new EvidenceRow(customer, "shop", "email", email, false, 1, 1, 1);
    }

    /** An address that two customers of one system share joins neither, and is nobody by itself. */
    @Test
    void whatJoinsNobodyIsNoCustomer() {
        Evidence evidence = new Evidence(IdentityRules.USUAL);
        evidence.add(List.of(row("1", "both@x.org"), row("2", "both@x.org"), row("3", "ann@x.org")));
        IdentitySummary summary = IdentitySummary.of(evidence, Resolver.resolve(evidence, true));
        assertThat(summary.identifiers()).isEqualTo(5);
        assertThat(summary.customers()).isEqualTo(3);
        assertThat(summary.sizes()).containsExactly(new Size(1, 2), new Size(2, 1));
        assertThat(summary.refused()).isNotEmpty();
    }

    /** The same address is one where records are kept under it. */
    @Test
    void anAddressThatRecordsAreKeptUnderIsACustomer() {
        Evidence evidence = new Evidence(IdentityRules.USUAL);
        evidence.add(List.of(
                row("1", "both@x.org"),
                row("2", "both@x.org"),
                new EvidenceRow("both@x.org", "email", "device", "d1", false, 1, 1, 1)));
        assertThat(IdentitySummary.of(evidence, Resolver.resolve(evidence, true))
                        .customers())
                .isEqualTo(3);
    }

    private static IdentitySummary summary(Evidence evidence) {
        return IdentitySummary.of(evidence, Resolver.resolve(evidence, true));
    }

    @Test
    void valuesThatNameNobodyAreCounted() {
        Evidence evidence = new Evidence(IdentityRules.USUAL);
        evidence.add(List.of(
                new EvidenceRow("1", "shop", "email", "Test@x.org", false, 1, 1, 3),
                new EvidenceRow("2", "shop", "email", "test@x.org", false, 1, 1, 2),
                new EvidenceRow("2", "shop", "phone", "unknown", false, 1, 1, 1),
                new EvidenceRow("0000", "shop", "email", "ann@x.org", false, 1, 1, 5),
                row("3", "bob@x.org")));
        assertThat(summary(evidence).blockedValues()).isEqualTo(3);
        assertThat(summary(evidence).blockedRecords()).isEqualTo(3 + 2 + 1 + 5);
        Evidence rest = evidence.without(List.of(new Identifier("shop", "2"))).orElseThrow();
        assertThat(summary(rest).blockedValues()).isEqualTo(2);
        assertThat(summary(rest).blockedRecords()).isEqualTo(3 + 5);
    }
}
