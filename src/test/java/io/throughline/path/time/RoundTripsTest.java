package io.throughline.path.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Fixture;
import io.throughline.path.time.RoundTrips.RoundTrip;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    /** Web, shop, shop, web; then shop again, which is a trip of the other side; and one that never comes back. */
    @Test
    void runsBetweenTwoOfTheSameKindAreTrips() {
        var set = Fixture.of("A > C > C > A > C => buy", "A > C > A", "A > A > C")
                .on("A", "web", "ONLINE")
                .on("C", "shop", "OFFLINE")
                .on("buy", "shop", "OFFLINE")
                .set();
        assertThat(RoundTrips.of(set))
                .containsExactly(
                        new RoundTrip("ONLINE", "OFFLINE", 2, 2, 1), new RoundTrip("OFFLINE", "ONLINE", 1, 1, 1));
    }
}
