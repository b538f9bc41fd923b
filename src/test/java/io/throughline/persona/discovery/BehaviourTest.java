package io.throughline.persona.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BehaviourTest {
    private static Behaviour of(JourneySet set) {
        JourneySet valued = SmallLogs.withValues(set);
        return Behaviour.of(Customers.of(valued), 1);
    }

    private static int count(Behaviour did, String touchpoint) {
        int place = did.touchpoints.stream().map(Touchpoint::id).toList().indexOf(touchpoint);
        return did.counts[place][0];
    }

    /** Two lines of one order and a call at the same minute, then another order: three conversions, five rows, 40 + 60 + 1 + 5. */
    @Test
    void linesOfOneOrderCountOnce() {
        Behaviour did = of(Fixture.journeys("A => buy 40 | => buy +0m 60 | => call +0m 1 | => buy +1m 5"));
        assertThat(did.conversions[0]).isEqualTo(3);
        assertThat(did.interactions[0]).isEqualTo(5);
        assertThat(did.value[0]).isEqualTo(106);
        assertThat(count(did, "buy")).isEqualTo(2);
        assertThat(count(did, "call")).isEqualTo(1);
    }

    /** From one minute past midnight: the same day, the next, and the day after that. */
    @Test
    void daysAreThoseWithAnInteraction() {
        assertThat(of(Fixture.journeys("A > B > A +1d > B +1h > A +30h")).days[0])
                .isEqualTo(3);
        assertThat(of(Fixture.journeys("# A > B > A")).days[0]).isZero();
    }

    @Test
    void countsStopAtWhatAByteHolds() {
        assertThat(count(of(Fixture.journeys("A" + " > A".repeat(300))), "A")).isEqualTo(127);
    }

    /** Ninety touchpoints, the last ten seen by one customer only: those are left out. */
    @Test
    void rareTouchpointsAreLeftOut() {
        String[] lines = new String[90];
        Arrays.setAll(lines, i -> "T" + (100 + i) + (i < 80 ? " x2" : ""));
        Customers customers = Customers.of(Fixture.journeys(lines));
        Behaviour did = Behaviour.of(customers, customers.size());
        assertThat(did.touchpoints)
                .extracting(Touchpoint::id)
                .hasSize(80)
                .startsWith("T100")
                .endsWith("T179");
    }
}
