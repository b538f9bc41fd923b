package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.bottleneck.Bottleneck;
import io.throughline.analysis.bottleneck.Bottlenecks;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The touchpoint that was made to lose journeys is the first bottleneck, and its reasons say why. */
class PlantedBottleneckTest {
    private static JourneySet draw(long customers, long seed) {
        DrawnMarket drawn = DrawnMarket.of(customers, seed);
        List<Touchpoint> touchpoints = drawn.market().touchpoints();
        int conversion = drawn.market().conversion();
        String[] lines = drawn.customers().stream()
                .map(customer -> line(customer.touchpoints(), touchpoints, conversion))
                .toArray(String[]::new);
        JourneySet set = Fixture.journeys(lines);
        List<Touchpoint> described = new ArrayList<>();
        for (Touchpoint t : set.catalogue().touchpoints()) {
            Touchpoint known = touchpoints.get(drawn.market().code(t.id()));
            described.add(new Touchpoint(
                    t.code(),
                    t.id(),
                    known.name(),
                    known.channel(),
                    known.kind(),
                    known.stage(),
                    0,
                    null,
                    t.conversion()));
        }
        Catalogue catalogue = new Catalogue(described, List.of(), List.of());
        return new JourneySet(set.scope(), set.steps(), catalogue, set.blocks(), set.dataUntil());
    }

    private static String line(int[] codes, List<Touchpoint> touchpoints, int conversion) {
        StringBuilder line = new StringBuilder();
        boolean begin = true;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == conversion) {
                line.append(" => ").append(touchpoints.get(conversion).id()).append(" 10");
                line.append(i + 1 < codes.length ? " | " : "");
                begin = true;
            } else {
                line.append(begin ? "" : " > ").append(touchpoints.get(codes[i]).id());
                begin = false;
            }
        }
        return line.toString();
    }

    @Test
    void checkoutComesFirst() {
        String planted = RetailMarket.standard().planted().bottleneck();
        for (long seed = 1; seed <= 3; seed++) {
            JourneySet set = draw(8_000, seed);
            EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
            List<Bottleneck> found = Bottlenecks.of(
                    set, journeys.graph(), journeys.losses().lost(), new Bottleneck.Request(5, true, true, true));
            assertThat(found.get(0).touchpoint()).isEqualTo(planted).isEqualTo("checkout");
            assertThat(found.get(0).lostConversions())
                    .isGreaterThan(2 * found.get(1).lostConversions());
            assertThat(found.get(0).lostValue() / found.get(0).lostConversions())
                    .isBetween(9.999, 10.001);
            assertThat(found.get(0).reasons().get(0))
                    .matches("loses 5\\d % of its visits; the other purchase touchpoints lose [\\d.]+ % \\(median\\)");
        }
    }
}
