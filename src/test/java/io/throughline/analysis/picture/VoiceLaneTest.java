package io.throughline.analysis.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.JoinRule;
import io.throughline.feedback.Saying;
import io.throughline.journey.FeedbackKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who feels neither way is not told to feel well. */
class VoiceLaneTest {
    private static Saying scored(double score) {
        return new Saying(
                "i",
                0,
                FeedbackKind.CSAT,
                score,
                1.0,
                5.0,
                (score - 3) / 2,
                null,
                "As it is.",
                "en",
                "cart",
                null,
                JoinRule.NAMED,
                0,
                "shop");
    }

    private static String drawn(double... scores) {
        List<Saying> quotes =
                Arrays.stream(scores).mapToObj(VoiceLaneTest::scored).toList();
        return VoiceLane.of(quotes, 300, Density.ALL[0]).sketch().toString();
    }

    @Test
    void eachIsMarkedByItsLevel() {
        assertThat(drawn(1)).contains("▼ low · CSAT 1 of 5").doesNotContain("high", "neither");
        assertThat(drawn(3))
                .contains("● neither · CSAT 3 of 5")
                .doesNotContain("high", "low ·", "\"good\"", "\"loss\"");
        assertThat(drawn(5)).contains("▲ high · CSAT 5 of 5").doesNotContain("low ·", "neither");
    }

    @Test
    void theNewestLowComesBeforeTheNewestOther() {
        assertThat(drawn(3, 5, 2))
                .containsSubsequence("▼ low · CSAT 2 of 5", "● neither · CSAT 3 of 5")
                .doesNotContain("high");
    }
}
