package io.throughline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.CustomerHash;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityDecision.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One id that is several identifiers: which of them it is, and what is counted, does not depend on what came first. */
class EqualIdsTest {
    private static final Instant NOW = Instant.EPOCH;

    private static EvidenceRow row(String system, String customer, String kind, String value) {
        return new EvidenceRow(customer, system, kind, value, false, 1, 2, 1);
    }

    private static IdentityDecision decided(boolean joins, Identifier a, Identifier b) {
        return new IdentityDecision("d", joins, a, b, "Kim", "why", NOW);
    }

    /** Customers, refusals, and whose the ids are. */
    private static String told(List<EvidenceRow> rows, List<IdentityDecision> decisions, List<String> ids) {
        Evidence evidence = new Evidence(new IdentityRules(
                List.of(
                        new IdentifierKind("customer", IdentifierKind.Type.PERSON, IdentifierKind.Form.PLAIN, 2),
                        new IdentifierKind("email", IdentifierKind.Type.ADDRESS, IdentifierKind.Form.EMAIL, 100),
                        new IdentifierKind("device", IdentifierKind.Type.DEVICE, IdentifierKind.Form.PLAIN, 100),
                        new IdentifierKind("cookie", IdentifierKind.Type.DEVICE, IdentifierKind.Form.PLAIN, 100)),
                IdentityRules.NOBODY));
        evidence.add(rows);
        evidence.decide(decisions);
        Resolution resolution = Resolver.resolve(evidence);
        Set<String> told = new TreeSet<>();
        for (int id = 0; id < evidence.size(); id++) {
            told.add(evidence.name(id) + '=' + evidence.name(resolution.customer()[id]));
        }
        resolution.refused().forEach(one -> told.add(one.identifier() + " " + one.why()));
        for (String id : ids) {
            int owner = evidence.owner(CustomerHash.of(id));
            told.add(id + " is " + (owner < 0 ? "its own" : evidence.name(owner)));
        }
        return told.toString();
    }

    private static Set<String> inAllOrders(List<EvidenceRow> rows, List<IdentityDecision> decisions, String... ids) {
        Set<String> told = new TreeSet<>();
        List<EvidenceRow> order = new ArrayList<>(rows);
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            Collections.shuffle(order, random);
            told.add(told(order, decisions, List.of(ids)));
        }
        return told;
    }

    /** Two e-mail addresses are what its limit allows; that two other systems use the same id counts for none. */
    @Test
    void anIdOfThreeSystemsIsOneAndCountsForNoLimit() {
        List<EvidenceRow> rows = List.of(
                row("customer", "C1", "email", "a@x.org"),
                row("customer", "C1", "email", "b@x.org"),
                row("till", "C1", "email", "c@x.org"),
                row("crm", "C1", "email", "d@x.org"));
        assertThat(inAllOrders(rows, List.of(), "C1"))
                .containsExactly("[C1 is customer:C1, crm:C1=customer:C1, customer:C1=customer:C1,"
                        + " email:a@x.org=customer:C1, email:b@x.org=customer:C1, email:c@x.org=customer:C1,"
                        + " email:d@x.org=customer:C1, till:C1=customer:C1]");
    }

    @Test
    void separatingTwoOfAnIdLeavesItWithTheStrongest() {
        List<EvidenceRow> rows = List.of(
                row("customer", "C1", "email", "a@x.org"),
                row("till", "C1", "email", "c@x.org"),
                row("crm", "C1", "email", "d@x.org"));
        List<IdentityDecision> apart =
                List.of(decided(false, new Identifier("till", "C1"), new Identifier("customer", "C1")));
        assertThat(inAllOrders(rows, apart, "C1"))
                .singleElement()
                .asString()
                .contains("C1 is customer:C1", "crm:C1=customer:C1", "till:C1=till:C1");
    }

    @Test
    void anIdThatIsACookieAndADeviceIsTheStrongerOne() {
        List<EvidenceRow> rows = List.of(row("crm", "k1", "cookie", "dd"), row("crm", "k2", "device", "dd"));
        assertThat(inAllOrders(rows, List.of(), "dd"))
                .singleElement()
                .asString()
                .contains("dd is device:dd");
    }

    /** A card with the number of a customer of another system is not that customer, whatever is decided about it. */
    @Test
    void aDecisionAboutACardSaysNothingOfACustomerWithItsNumber() {
        List<EvidenceRow> rows =
                List.of(row("customer", "u1", "loyalty_card", "7"), row("till", "7", "email", "x@x.org"));
        List<IdentityDecision> one =
                List.of(decided(true, new Identifier("loyalty_card", "7"), new Identifier("email", "y@x.org")));
        assertThat(inAllOrders(rows, one, "7", "u1"))
                .singleElement()
                .asString()
                .contains("7 is till:7", "loyalty_card:7=customer:u1", "email:y@x.org=customer:u1", "till:7=till:7");
    }

    /** Of a plain file nothing is told but what others carry. */
    @Test
    void aPlainCustomerWhoseIdOthersCarryIsThatOne() {
        List<EvidenceRow> rows = List.of(row("till", "k7", "customer", "u1"));
        assertThat(inAllOrders(rows, List.of(), "u1", "k7", "u2"))
                .singleElement()
                .asString()
                .contains("u1 is customer:u1", "k7 is till:k7", "till:k7=customer:u1", "u2 is its own");
    }
}
