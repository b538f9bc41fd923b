package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.identity.Evidence;
import io.throughline.identity.IdentityRules;
import io.throughline.journey.CustomerHash;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.Timelines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kept owners are those that evidence tells when all are asked for anew. */
class IdOwnersTest {
    private static Segment segment(List<String> ids) {
        int size = ids.size();
        return new Segment(new Timelines(
                IntStream.range(0, size).toArray(),
                new int[size + 1],
                new long[0],
                new int[0],
                null,
                ids.stream().mapToLong(CustomerHash::of).toArray(),
                new BitSet()));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "c" + i).toList();
    }

    private static EvidenceRow row(Random random) {
        boolean device = random.nextBoolean();
        String id = "c" + random.nextInt(60);
        return new EvidenceRow(
                device ? id : "c" + random.nextInt(60),
                device ? "cookie" : "customer",
                random.nextBoolean() ? "cookie" : "email",
                random.nextBoolean() ? "c" + random.nextInt(60) : random.nextInt(9) + "@x.org",
                random.nextInt(5) == 0,
                1,
                2,
                1);
    }

    private static int[] asked(Segment segment, Evidence evidence) {
        return IntStream.range(0, segment.timelines().customers())
                .map(slot -> evidence.owner(segment.timelines().idHash()[slot]))
                .toArray();
    }

    @Test
    void followsEvidenceThatComesLater() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Evidence evidence = new Evidence(IdentityRules.USUAL);
            IdOwners owners = new IdOwners();
            List<Segment> all = new ArrayList<>(List.of(segment(ids(0, 20))));
            for (int step = 0; step < 12; step++) {
                evidence.add(List.of(row(random), row(random), row(random)));
                if (step % 4 == 3) {
                    all.add(segment(ids(20 * all.size(), 20 * all.size() + 20)));
                }
                List<int[]> found = owners.of(all, evidence);
                for (int s = 0; s < all.size(); s++) {
                    assertThat(found.get(s)).as("seed %d", seed).isEqualTo(asked(all.get(s), evidence));
                }
            }
        }
    }

    @Test
    void othersEvidenceIsAskedAnew() {
        List<Segment> one = List.of(segment(List.of("c1", "c2")));
        IdOwners owners = new IdOwners();
        Evidence first = new Evidence(IdentityRules.USUAL);
        first.carry("customer", "c1");
        assertThat(owners.of(one, first).get(0)).containsExactly(0, -1);
        Evidence second = new Evidence(IdentityRules.USUAL);
        second.carry("customer", "c2");
        assertThat(owners.of(one, second).get(0)).containsExactly(-1, 0);
    }

    @Test
    void aDeviceGivesWayToThePersonOfThatId() {
        List<Segment> one = List.of(segment(List.of("x")));
        IdOwners owners = new IdOwners();
        Evidence evidence = new Evidence(IdentityRules.USUAL);
        evidence.carry("cookie", "x");
        int cookie = owners.of(one, evidence).get(0)[0];
        evidence.add(List.of(new EvidenceRow("x", "customer", "email", "x@x.org", false, 1, 2, 1)));
        int person = owners.of(one, evidence).get(0)[0];
        assertThat(evidence.name(person)).isEqualTo(evidence.name(evidence.owner(CustomerHash.of("x"))));
        assertThat(cookie).isNotNegative();
    }
}
