package io.throughline.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.journey.JourneySet;
import io.throughline.journey.SharedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The attribution field's own example data gives its own well-known figures. */
class SharedCreditsTest {
    private static Map<String, Double> credits(JourneySet set, AttributionModel model) {
        return Attributions.of(set, Attribution.Request.of(model)).credits().stream()
                .collect(Collectors.toMap(Credit::step, Credit::conversions));
    }

    @Test
    void creditsOfTheChannelPaths() throws IOException {
        Path file = SharedLog.file("channel_paths_events.csv.gz");
        assumeTrue(Files.exists(file));
        JourneySet set = SharedLog.journeys(SharedLog.readFlagged(file, "Conversion"), "Conversion");
        assertThat(credits(set, AttributionModel.LAST_TOUCH)).containsEntry("alpha", 8447.0);
        assertThat(credits(set, AttributionModel.FIRST_TOUCH)).containsEntry("alpha", 6308.0);
        assertThat(credits(set, AttributionModel.LINEAR).get("alpha")).isCloseTo(7574.719, within(0.0005));
        assertThat(credits(set, AttributionModel.MARKOV).get("alpha")).isCloseTo(5344.948, within(0.0005));
        assertThat(credits(set, AttributionModel.MARKOV).get("iota")).isCloseTo(3884.615, within(0.0005));
        for (AttributionModel model : AttributionModel.values()) {
            if (model == AttributionModel.TIME_DECAY || model == AttributionModel.PARTICIPATION) {
                continue;
            }
            assertThat(credits(set, model).values().stream().mapToDouble(c -> c).sum())
                    .isCloseTo(19_785, within(1e-9 * 19_785));
        }
    }
}
