package io.throughline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way to read a usual time reads what the parser of all forms reads, and refuses what it refuses. */
class UsualMomentsTest {
    private static void check(String text) {
        Instant expected;
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            expected = time.getYear() >= 1 && time.getYear() <= 9999 ? time.toInstant() : null;
        } catch (DateTimeParseException e) {
            expected = null;
        }
        if (expected == null) {
            assertThatThrownBy(() -> TimeArguments.requiredMoment("at", text))
                    .as(text)
                    .isInstanceOf(InvalidArgument.class);
        } else {
            assertThat(TimeArguments.requiredMoment("at", text)).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:30:00Z",
                "2026-03-01T09:30:00.5Z",
                "2026-03-01T09:30:00.000000001Z",
                "2026-03-01T09:30:00.Z",
                "2026-03-01T09:30:00.1234567890Z",
                "2026-03-01T09:30:00z",
                "2026-03-01 09:30:00Z",
                "2026-03-01T09:30Z",
                "2026-03-01T09:30:00+01:00",
                "2024-02-29T23:59:59Z",
                "2025-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-04-30T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "2026-03-01T09:30:0xZ",
                "+026-03-01T09:30:00Z",
                "Z",
                ""
            })
    void aForm(String text) {
        check(text);
    }

    @Test
    void anyDigits() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String fraction = random.nextBoolean() ? "" : "." + random.nextInt(1_000_000_000);
            check(String.format(
                    java.util.Locale.ROOT,
                    "%04d-%02d-%02dT%02d:%02d:%02d%sZ",
                    random.nextInt(10_000),
                    random.nextInt(14),
                    random.nextInt(33),
                    random.nextInt(26),
                    random.nextInt(62),
                    random.nextInt(62),
                    fraction));
        }
    }
}
