package io.throughline.analysis.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * After a letter 60 customers wait days for a call, of whom 20 buy, and 60 are in a chat within hours, of whom 54 buy. In a chat 54 of the former would buy
 * too: 34 more over the 60 days of the data, 17 per 30 days.
 */
class HandOversTest {
    private static List<Recommendation> of(String callAfter, String chatOn, int samples) {
        JourneySet set = Fixture.of(
                        "letter > +" + callAfter + " call => buy x19",
                        "+55d letter > +5d call => buy",
                        "letter > +" + callAfter + " call x40",
                        "letter > +1h chat => buy x24",
                        "letter > +2h chat => buy x30",
                        "letter > +2h chat x6")
                .on("letter", "mail", null)
                .on("call", "phone", null)
                .on("chat", chatOn, null)
                .set();
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        MapCells cells = MapCells.of(
                Maps.of("m", List.of(), Maps.stage("first", "letter"), Maps.stage("talk", "call chat buy")),
                null,
                journeys,
                () -> journeys);
        return Recommendations.of(cells, "talk", 100, samples, 1).stream()
                .filter(one -> one.text().contains("hand over"))
                .toList();
    }

    @Test
    void aSlowHandOverGoesToTheSiblingChannel() {
        List<Recommendation> all = of("4d", "web", 500);
        assertThat(all).hasSize(1);
        Recommendation only = all.get(0);
        assertThat(only.text()).isEqualTo("From The letter, hand over to The chat instead of The call");
        assertThat(only.why()).containsExactly("The call is reached in 4 days from The letter, The chat in 2 hours");
        assertThat(only.stage()).isEqualTo("talk");
        assertThat(only.customers()).isEqualTo(60);
        Recommendation.Gain gain = Objects.requireNonNull(only.gain());
        assertThat(gain.conversions().value()).isCloseTo(17, within(0.05));
        // 60 · (0.9 − ⅓): 4.4 by how many are called, 4.3 by who buys; 6.1 in all, halved
        assertThat(gain.conversions().low()).isCloseTo(17 - 6.0, within(1.0));
        assertThat(gain.conversions().high()).isCloseTo(17 + 6.0, within(1.0));
        assertThat(gain.partly().get(1)).isCloseTo(8.5, within(0.05));
    }

    @Test
    void whatIsNoSlowerOrOnTheSameChannelIsNone() {
        assertThat(of("3h", "web", 0)).as("not twice as long").isEmpty();
        assertThat(of("4d", "phone", 0)).as("no other channel").isEmpty();
    }
}
