package io.throughline.persona.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.comparison.EdgeDifferences.EdgeDifference;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.persona.discovery.Discovery.By;
import io.throughline.persona.discovery.Discovery.Cluster;
import io.throughline.persona.discovery.Discovery.KBic;
import io.throughline.persona.discovery.Discovery.Request;
import io.throughline.persona.discovery.Discovery.TraitDifference;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveriesTest {
    private static final String[] TWO_KINDS = {
        "A > B > A > B > A => buy 10 x20", "A > B > A > B > A > B x20", "A > A > B > B > A > A > B > C x60"
    };

    private static Request request(Integer k) {
        return new Request(k, By.BEHAVIOUR, 1);
    }

    @Test
    void twoKindsOfCustomersAreTwoGroups() {
        Discovery found = Discoveries.of(Fixture.journeys(TWO_KINDS), request(null));
        assertThat(found.k()).isEqualTo(2);
        assertThat(found.bicStillFalling()).isFalse();
        assertThat(found.stability()).isEqualTo(1);
        Cluster stays = found.clusters().get(0);
        Cluster buys = found.clusters().get(1);
        assertThat(List.of(stays.id(), buys.id())).containsExactly("1", "2");
        assertThat(List.of(stays.customers(), buys.customers())).containsExactly(60L, 40L);
        assertThat(stays.conversion().numerator()).isZero();
        assertThat(buys.conversion().numerator()).isEqualTo(20);
        assertThat(buys.conversion().denominator()).isEqualTo(40);
        // z² of A to A: a = 0 of 120, b = 120 of 240, p = 1/3: 0.25 / (2/9 · (1/120 + 1/240)) = 90; next is B to A with
        // 56
        assertThat(buys.transitions().get(0))
                .isEqualTo(new EdgeDifference("A", "A", 0.0, 0.5, 0, 120, null, null, null, 60.0, null));
        assertThat(buys.transitions().get(1).to()).isEqualTo("A");
        assertThat(buys.transitions().get(1).from()).isEqualTo("B");
        assertThat(found.clusters())
                .allMatch(c -> c.rule().precision() == 1 && c.rule().recall() == 1)
                .extracting(c -> c.rule().rule())
                .containsExactly("visited(\"C\")", "!visited(\"C\")");
    }

    @Test
    void mediansAreThoseOfTheGroupAndOfTheOthers() {
        // B is left for A in both, after one minute here and after two there
        Discovery found = Discoveries.of(
                Fixture.journeys("A > B > A > B > A > B x30", "A > A > A > A > B > A +2m x50"), request(2));
        EdgeDifference edge = found.clusters().get(1).transitions().stream()
                .filter(e -> e.from().equals("B") && e.to().equals("A"))
                .findFirst()
                .orElseThrow();
        assertThat(edge.countA()).isEqualTo(60);
        assertThat(edge.countB()).isEqualTo(50);
        assertThat(edge.probabilityA()).isEqualTo(2 / 3.0);
        assertThat(edge.probabilityB()).isEqualTo(1);
        assertThat(edge.medianSecondsA()).isEqualTo(60);
        assertThat(edge.medianSecondsB()).isEqualTo(120);
        assertThat(edge.pValue()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void oneKindOfCustomersIsOneGroup(long seed) {
        Discovery found = Discoveries.of(SmallLogs.homogeneous(500, seed), new Request(null, By.BEHAVIOUR, seed));
        assertThat(found.k()).isEqualTo(1);
        assertThat(found.bic()).extracting(KBic::k).containsExactly(1, 2, 3);
        assertThat(found.bic().get(0).bic()).isLessThan(found.bic().get(1).bic() - 50);
        assertThat(found.stability()).isEqualTo(1);
        assertThat(found.clusters()).singleElement().satisfies(all -> {
            assertThat(all.customers()).isEqualTo(500);
            assertThat(all.rule()).isEqualTo(new Discovery.ProposedRule("true", 1, 1));
            assertThat(all.transitions()).isEmpty();
        });
    }

    /** By traits alone: thirty of age 30 from Ulm, ten of age 50 from Bonn, all with the same journey. */
    @Test
    void traitsTellCustomersApartWhoMoveAlike() {
        JourneySet same = Fixture.journeys("A > B x40");
        JourneySet set = HandColumns.put(
                same,
                HandColumns.of(same)
                        .trait("age", slot -> slot < 30 ? "30" : "50")
                        .trait("city", slot -> slot < 30 ? "Ulm" : "Bonn"));
        Discovery found = Discoveries.of(set, new Request(2, By.TRAITS, 1));
        assertThat(found.clusters()).extracting(Cluster::customers).containsExactly(30L, 10L);
        assertThat(found.clusters().get(0).traits())
                .containsExactly(
                        new TraitDifference("age", "30", 1, 0),
                        new TraitDifference("age", "50", 0, 1),
                        new TraitDifference("city", "Bonn", 0, 1),
                        new TraitDifference("city", "Ulm", 1, 0));
        assertThat(found.clusters())
                .extracting(c -> c.rule().rule())
                .containsExactly("traits.age < 50", "traits.age >= 50");
        assertThat(Discoveries.of(set, new Request(2, By.BOTH, 1)).clusters())
                .extracting(Cluster::customers)
                .containsExactly(30L, 10L);
        assertThatThrownBy(() -> Discoveries.of(same, new Request(2, By.TRAITS, 1)))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("by = TRAITS");
    }

    @Test
    void withoutCustomersThereAreNoGroups() {
        Discovery none = new Discovery(0, List.of(), false, 1, List.of());
        assertThat(Discoveries.of(Fixture.journeys(), request(null))).isEqualTo(none);
        assertThat(Discoveries.of(Fixture.journeys(), request(3))).isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A > A > A", "=> buy 3", "# A > B"})
    void oneCustomerIsOneGroup(String line) {
        Discovery one = Discoveries.of(Fixture.journeys(line), request(null));
        assertThat(one.k()).isEqualTo(1);
        assertThat(one.bicStillFalling()).isFalse();
        assertThat(one.bic()).singleElement().satisfies(b -> assertThat(b.bic()).isFinite());
        assertThat(one.clusters())
                .singleElement()
                .satisfies(c -> assertThat(c.customers()).isEqualTo(1));
    }

    @Test
    void groupsAreOneToEightAndNotMoreThanCustomers() {
        JourneySet two = Fixture.journeys("A > B", "B > A");
        assertThat(Discoveries.of(two, request(2)).k()).isEqualTo(2);
        assertThatThrownBy(() -> Discoveries.of(two, request(3)))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("k = 3: allowed is 1 to 2");
        assertThatThrownBy(() -> request(0)).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> request(9)).hasMessageContaining("k = 9: allowed is 1 to 8");
    }

    /** Nothing tells these apart: the group that nobody is likelier in has nobody. */
    @Test
    void customersWhoAreAllAlikeStayTogether() {
        Discovery found = Discoveries.of(Fixture.journeys("A x50"), request(3));
        assertThat(found.k()).isEqualTo(3);
        assertThat(found.clusters()).singleElement().satisfies(c -> {
            assertThat(c.customers()).isEqualTo(50);
            assertThat(c.rule().rule()).isEqualTo("true");
        });
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void groupsDivideCustomersJourneysAndTransitions(By by) {
        int several = 0;
        for (long seed = 0; seed < 60; seed++) {
            JourneySet set = SmallLogs.random(seed);
            Customers customers = Customers.of(set);
            if (TraitBins.all(customers, 5).isEmpty()) {
                continue;
            }
            int k = Math.min(3, customers.size());
            Discovery found = Discoveries.of(set, new Request(k, by, seed));
            JourneyGraph graph = JourneyGraph.of(set);
            assertThat(found.clusters().stream().mapToLong(Cluster::customers).sum())
                    .isEqualTo(customers.size());
            assertThat(found.clusters().stream()
                            .mapToLong(c -> c.conversion().denominator())
                            .sum())
                    .isEqualTo(graph.visits(graph.start()));
            assertThat(found.clusters())
                    .isSortedAccordingTo((a, b) -> Long.compare(b.customers(), a.customers()))
                    .allSatisfy(c -> assertSound(c, graph));
            assertThat(found.stability()).isBetween(-1.0, 1.0);
            several += found.clusters().size() > 1 ? 1 : 0;
        }
        assertThat(several).isGreaterThan(30);
    }

    private static void assertSound(Cluster cluster, JourneyGraph graph) {
        assertThat(cluster.customers()).isPositive();
        assertThat(cluster.rule().precision()).isBetween(0.0, 1.0);
        assertThat(cluster.rule().recall()).isBetween(0.0, 1.0);
        assertThat(cluster.transitions()).allSatisfy(e -> {
            int from = e.from().equals("START") ? graph.start() : graph.steps().find(e.from());
            int to = e.to().equals("ENDED") ? graph.ended() : graph.steps().find(e.to());
            assertThat(e.countA() + e.countB()).isEqualTo(graph.count(graph.find(from, to)));
            assertThat(e.probabilityA()).isNotEqualTo(e.probabilityB()).isBetween(0.0, 1.0);
        });
        assertThat(cluster.traits()).allSatisfy(t -> {
            assertThat(t.share()).isBetween(0.0, 1.0);
            assertThat(t.shareElsewhere()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void figuresDependNeitherOnThreadsNorOnTheDivisionIntoBlocks() throws Exception {
        JourneySet set = PlantedMarket.of(3_000, 5).set();
        Request request = new Request(3, By.BOTH, 9);
        Discovery found = Discoveries.of(set, request);
        for (int threads : new int[] {1, 2, 7}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(() -> Discoveries.of(set, request)).get())
                        .isEqualTo(found);
            } finally {
                pool.shutdown();
            }
        }
        for (long seed = 0; seed < 20; seed++) {
            JourneySet whole = Fixture.of(TWO_KINDS).set();
            JourneySet parts = Fixture.of(TWO_KINDS).blocksOf(1 + (int) seed).set();
            Request two = new Request(3, By.BEHAVIOUR, seed);
            assertThat(Discoveries.of(parts, two)).isEqualTo(Discoveries.of(whole, two));
        }
    }
}
