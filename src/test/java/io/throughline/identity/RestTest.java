package io.throughline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.CustomerHash;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.IdentityDecision.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Evidence without a person is evidence that was never told of them, or says that it cannot know. */
class RestTest {
    private static List<EvidenceRow> rows(Random random) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int person = random.nextInt(12);
            String kind = random.nextInt(3) == 0 ? "email" : random.nextBoolean() ? "device" : "loyalty_card";
            int of = random.nextInt(12) == 0 ? random.nextInt(12) : person;
            long at = random.nextInt(100);
            rows.add(new EvidenceRow(
                    (random.nextInt(6) == 0 ? " u" : "u") + person, "customer", kind, kind + of, false, at, at, 1));
        }
        return rows;
    }

    private static Evidence told(List<EvidenceRow> rows) {
        Evidence evidence = new Evidence(IdentityRules.USUAL);
        evidence.add(rows);
        return evidence;
    }

    private record Answer(Map<String, String> customers, List<Resolution.Refused> refused, List<String> shared) {
        static Answer of(Evidence evidence) {
            Resolution found = Resolver.resolve(evidence);
            Map<String, String> customers = new TreeMap<>();
            for (int id = 0; id < evidence.size(); id++) {
                customers.put(evidence.name(id), evidence.name(found.customer()[id]));
            }
            return new Answer(customers, found.refused(), found.shared());
        }
    }

    @Test
    void whoIsErasedWasNeverTold() {
        Random random = new Random(7);
        int known = 0;
        for (int round = 0; round < 400; round++) {
            List<EvidenceRow> rows = rows(random);
            Evidence all = told(rows);
            int[] customer = Resolver.resolve(all).customer();
            int erased = customer[random.nextInt(customer.length)];
            Set<String> names = new HashSet<>();
            List<Identifier> gone = new ArrayList<>();
            for (int id = 0; id < customer.length; id++) {
                if (customer[id] == erased) {
                    names.add(all.name(id));
                    gone.add(new Identifier(all.kindOf(id), all.value(id)));
                }
            }
            List<EvidenceRow> others = rows.stream()
                    .filter(row -> !names.contains("customer:" + row.customer().strip())
                            && !names.contains(row.kind() + ":" + row.value()))
                    .toList();
            Optional<Evidence> rest = all.without(gone);
            if (rest.isPresent()) {
                known++;
                Evidence truth = told(others);
                assertThat(Answer.of(rest.get())).isEqualTo(Answer.of(truth));
                for (int person = 0; person < 12; person++) {
                    long id = CustomerHash.of("u" + person);
                    assertThat(rest.get().owner(id) < 0).isEqualTo(truth.owner(id) < 0);
                }
            }
        }
        assertThat(known).isGreaterThan(100);
    }

    /** A tablet that a household shares is as old as its first record, which was perhaps of the one who left. */
    @Test
    void whatSharedSomethingWithThemIsToldAnew() {
        Evidence all = told(List.of(
                new EvidenceRow("u1", "customer", "device", "tablet", false, 1, 1, 1),
                new EvidenceRow("u2", "customer", "device", "tablet", false, 2, 2, 1)));
        assertThat(all.without(List.of(new Identifier("customer", "u1")))).isEmpty();
        assertThat(all.without(List.of(new Identifier("customer", "u9")))).isPresent();
    }
}
