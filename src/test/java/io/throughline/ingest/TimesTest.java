package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private final Times times = new Times(ZoneOffset.UTC, true);

    @ParameterizedTest
    @CsvSource({
        "2011-10-01T00:38:44.546+02:00, 2011-09-30T22:38:44.546Z",
        "2011-10-01 00:38:44.546+0200, 2011-09-30T22:38:44.546Z",
        "2011-10-01T00:38+02, 2011-09-30T22:38:00Z",
        "2011-10-01T00:38:44-09:30, 2011-10-01T10:08:44Z",
        "2019-11-01T17:59:13.273932, 2019-11-01T17:59:13.273932Z",
        "2019-11-01T17:59:13.2739329999, 2019-11-01T17:59:13.273932Z",
        "'2019-11-01t17:59:13,5z', 2019-11-01T17:59:13.5Z",
        "2019-11-01 17:59, 2019-11-01T17:59:00Z",
        "2019-11-01 17:59:13 UTC, 2019-11-01T17:59:13Z",
        "2019-11-01 17:59:13 +01:00, 2019-11-01T16:59:13Z",
        "2020-02-29, 2020-02-29T00:00:00Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "100000000, 1973-03-03T09:46:40Z",
        "99999999999, 5138-11-16T09:46:39Z",
        "100000000000, 1973-03-03T09:46:40Z",
        "1317422324546, 2011-09-30T22:38:44.546Z",
        "100000000000000, 1973-03-03T09:46:40Z",
        "20120229, 2012-02-29T00:00:00Z"
    })
    void readsAsTheSameInstant(String text, String instant) {
        assertThat(read(times, text)).isTrue();
        assertThat(times.clock()).isEqualTo(Clock.TIME);
        assertThat(times.at()).isEqualTo(micros(Instant.parse(instant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "00012", "99999999", "20120230", "18991231", "21000101", "2012"})
    void smallIntegersAreSteps(String text) {
        assertThat(read(times, text)).isTrue();
        assertThat(times.clock()).isEqualTo(Clock.STEP);
        assertThat(times.at()).isEqualTo(Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-5",
                "+5",
                "1.5",
                "1e9",
                "abc",
                "2019-13-01",
                "2019-02-29",
                "2019-00-10",
                "2019-1-1",
                "2019-01-01T",
                "2019-01-01T24:00",
                "2019-01-01T10",
                "2019-01-01T10:60",
                "2019-01-01T10:00:60",
                "2019-01-01T10:00:00.",
                "2019-01-01T10:00:00Zx",
                "2019-01-01T10:00:00+",
                "2019-01-01T10:00:00+1",
                "2019-01-01T10:00:00+25:00",
                "2019-01-01T10:00:00+01:",
                "2019-01-01T10:00:00+01:60",
                "01/02/2019",
                "2019-01-01x",
                "999999999999999999",
                "99999999999999999999999999",
                "١٢٣",
                "12019-01-01"
            })
    void otherTextIsNoTime(String text) {
        assertThat(read(times, text)).isFalse();
    }

    @Test
    void negativeIntegersAreCalledSo() {
        read(times, "-5");
        assertThat(times.fault()).isEqualTo("negative time");
    }

    @Test
    void aLaterNumberContradictsDates() {
        assertThat(read(times, "20120229")).isTrue();
        assertThatThrownBy(() -> read(times, "7")).isInstanceOf(Times.ReadingChanged.class);
        Times numbers = new Times(ZoneOffset.UTC, false);
        assertThat(read(numbers, "20120229")).isTrue();
        assertThat(numbers.clock()).isEqualTo(Clock.STEP);
    }

    @Test
    void dateLikeNumbersAfterOtherNumbersAreSteps() {
        read(times, "7");
        assertThat(read(times, "20120229")).isTrue();
        assertThat(times.clock()).isEqualTo(Clock.STEP);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-03-28T01:59:59, 2021-03-28T00:59:59Z",
        "2021-03-28T02:30:00, 2021-03-28T01:30:00Z",
        "2021-03-28T03:00:00, 2021-03-28T01:00:00Z",
        "2021-10-31T02:30:00, 2021-10-31T00:30:00Z",
        "2021-10-31T03:00:00, 2021-10-31T02:00:00Z",
        "20211031, 2021-10-30T22:00:00Z"
    })
    void gapsAndOverlapsFollowTheZone(String text, String instant) {
        Times berlin = new Times(ZoneId.of("Europe/Berlin"), true);
        assertThat(read(berlin, text)).isTrue();
        assertThat(berlin.at()).isEqualTo(micros(Instant.parse(instant)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca"
            })
    void agreesWithTheLibraryEverywhere(String zone) {
        ZoneId id = ZoneId.of(zone);
        Times local = new Times(id, true);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            LocalDateTime time =
                    LocalDateTime.ofEpochSecond(random.nextLong(-1_000_000_000L, 3_000_000_000L), 0, ZoneOffset.UTC);
            assertThat(read(local, time + (time.getSecond() == 0 ? ":00" : ""))).isTrue();
            assertThat(local.at())
                    .as("%s", time)
                    .isEqualTo(micros(time.atZone(id).toInstant()));
        }
    }

    private static boolean read(Times times, String text) {
        char[] c = ("<" + text + ">").toCharArray();
        return times.read(c, 1, c.length - 1);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
