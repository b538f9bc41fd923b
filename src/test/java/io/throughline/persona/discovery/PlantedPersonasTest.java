package io.throughline.persona.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.measure.AdjustedRand;
import io.throughline.persona.discovery.Discovery.By;
import io.throughline.persona.discovery.Discovery.Request;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The personas of the sample market are found again from what its customers did. */
class PlantedPersonasTest {
    private static final PlantedMarket MARKET = PlantedMarket.of(10_000, 1);
    private static final Customers CUSTOMERS = Customers.of(MARKET.set());

    private static double agreement(Grouping found) {
        int[] active = MARKET.active(CUSTOMERS, 5);
        int[] labels = IntStream.of(active).map(c -> found.labels()[c]).toArray();
        assertThat(active).hasSizeGreaterThan(3_000);
        return AdjustedRand.of(MARKET.planted(CUSTOMERS, active), labels, 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, -7, Long.MAX_VALUE})
    void threeGroupsByBehaviourAreThePlantedPersonas(long seed) {
        Grouping found = Grouping.of(CUSTOMERS, new Request(3, By.BEHAVIOUR, seed));
        assertThat(agreement(found)).isGreaterThanOrEqualTo(0.95);
        assertThat(found.stability()).isGreaterThan(0.9);
        assertThat(found.groups()).isEqualTo(3);
    }

    @Test
    void traitsHelpBehaviourAndDoNotReplaceIt() {
        double behaviour = agreement(Grouping.of(CUSTOMERS, new Request(3, By.BEHAVIOUR, 1)));
        double both = agreement(Grouping.of(CUSTOMERS, new Request(3, By.BOTH, 1)));
        double traits = agreement(Grouping.of(CUSTOMERS, new Request(3, By.TRAITS, 1)));
        assertThat(both).isGreaterThan(behaviour);
        assertThat(traits).isBetween(0.4, behaviour);
    }

    /** Shares planted: web researchers 0.40, app natives 0.35, store loyalists 0.25; ages and channels as in sample/retail.txt. */
    @Test
    void eachGroupIsDescribedByWhatWasPlanted() {
        List<Discovery.Cluster> clusters =
                Discoveries.of(MARKET.set(), new Request(3, By.BEHAVIOUR, 1)).clusters();
        assertThat(clusters).extracting(Discovery.Cluster::id).containsExactly("1", "2", "3");
        assertThat(clusters.get(0).customers()).isBetween(3_700L, 4_300L);
        assertThat(clusters.get(1).customers()).isBetween(3_200L, 3_800L);
        assertThat(clusters.get(2).customers()).isBetween(2_200L, 2_800L);
        assertThat(clusters.get(0).transitions())
                .anyMatch(t -> t.from().equals("START") && t.to().startsWith("search-") && t.countA() > t.countB());
        assertThat(clusters.get(1).transitions())
                .anyMatch(t -> t.to().startsWith("app-") && t.probabilityA() > 2 * t.probabilityB());
        assertThat(clusters.get(2).traits().get(0)).satisfies(d -> {
            assertThat(d.trait()).isEqualTo("age");
            assertThat(d.value()).endsWith("to 84");
            assertThat(d.share()).isGreaterThan(2 * d.shareElsewhere());
        });
        assertThat(clusters)
                .allMatch(c -> c.rule().precision() > 0.8 && c.rule().recall() > 0.8);
    }
}
