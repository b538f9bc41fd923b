package io.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Retention;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionPeriodsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T16:00:00Z");

    private static long before(Map<String, String> settings, String source) {
        return RetentionPeriods.of(settings).before(source, NOW);
    }

    private static long micros(String moment) {
        return Instant.parse(moment).getEpochSecond() * 1_000_000;
    }

    @Test
    void aSourceHasItsOwnPeriodElseTheUsualOne() {
        Map<String, String> settings = Map.of("throughline.retention", "P2Y", "throughline.retention.Shop.csv", "P90D");
        assertThat(before(settings, "web")).isEqualTo(micros("2024-11-29T00:00:00Z"));
        assertThat(before(settings, "Shop.csv")).isEqualTo(micros("2026-08-31T00:00:00Z"));
        assertThat(before(Map.of("throughline.retention.till", "P1M"), "web")).isEqualTo(Retention.FOR_GOOD);
        assertThat(RetentionPeriods.of(Map.of()).keepsAll()).isTrue();
        assertThat(Settings.findFault(List.of("--throughline.retention.Shop.csv=P90D")))
                .isEmpty();
    }

    /** So whoever writes a great number for "always" loses nothing. */
    @Test
    void whatIsLongerThanTimesReachIsForGood() {
        for (String period :
                List.of("P300000Y", "P999999Y", "P999999999Y", "P2147483647Y", "P106751991D", "P2147483647M")) {
            assertThat(before(Map.of("throughline.retention", period), "web"))
                    .as(period)
                    .isLessThanOrEqualTo(micros("-9999-01-01T00:00:00Z"));
        }
    }

    @Test
    void whatIsOlderThanThePeriodsIsRemoved() {
        List<Long> asked = new ArrayList<>();
        RetentionKeeper keeper = new RetentionKeeper(
                before -> {
                    asked.add(before.applyAsLong("web"));
                    return Map.of();
                },
                RetentionPeriods.of(Map.of("throughline.retention", "P1Y")),
                Clock.fixed(NOW, ZoneOffset.UTC));
        keeper.remove();
        assertThat(asked).containsExactly(micros("2025-11-29T00:00:00Z"));
    }

    @Test
    void whatIsNoLengthOfTimeIsRefused() {
        for (String wrong : new String[] {"2 years", "P0D", "P-1Y", "PT1H"}) {
            assertThatThrownBy(() -> RetentionPeriods.of(Map.of("throughline.retention", wrong)))
                    .hasMessageStartingWith("throughline.retention=" + wrong + " is no length of time");
        }
    }
}
