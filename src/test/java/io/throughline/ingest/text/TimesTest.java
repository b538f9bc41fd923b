package io.throughline.ingest.text;

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
    private final Times times = times(TimeForms.OPEN);

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
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
        "2200-12-31T23:59:59.999999Z, 2200-12-31T23:59:59.999999Z",
        "100000000, 1973-03-03T09:46:40Z",
        "100000000000, 1973-03-03T09:46:40Z",
        "1317422324546, 2011-09-30T22:38:44.546Z",
        "100000000000000, 1973-03-03T09:46:40Z",
        "20120229, 2012-02-29T00:00:00Z",
        "2012022923, 2012-02-29T23:00:00Z",
        "201202292359, 2012-02-29T23:59:00Z",
        "20120229235958, 2012-02-29T23:59:58Z",
        "20120229235958123, 2012-02-29T23:59:58.123Z",
        "1646128800.0, 2022-03-01T10:00:00Z",
        "1646128800.1234567, 2022-03-01T10:00:00.123456Z",
        "'1646128800,5', 2022-03-01T10:00:00.5Z",
        "1646128800000.25, 2022-03-01T10:00:00.000250Z",
        "1.6461288E9, 2022-03-01T10:00:00Z",
        "1.6461288005e+12, 2022-03-01T10:00:00.500Z",
        "1646128800123456, 2022-03-01T10:00:00.123456Z",
        "1646128800123456789, 2022-03-01T10:00:00.123456Z",
        "1.6461288E18, 2022-03-01T10:00:00Z",
        "1.646128800123456789e+18, 2022-03-01T10:00:00.123456Z",
        "16461288001234567.89E2, 2022-03-01T10:00:00.123456Z",
        "2019-1-1, 2019-01-01T00:00:00Z",
        "2022/03/01 10:00:00, 2022-03-01T10:00:00Z",
        "2022/3/1 9:05, 2022-03-01T09:05:00Z",
        "2022.03.01 10:00:00.5, 2022-03-01T10:00:00.5Z",
        "20220301T100000Z, 2022-03-01T10:00:00Z",
        "20220301 10:00, 2022-03-01T10:00:00Z",
        "2022-03-01 10:00 PM, 2022-03-01T22:00:00Z",
        "2022-03-01T10:00:00+01:00[Europe/Berlin], 2022-03-01T09:00:00Z",
        "'Tue, 10 Oct 2000 13:55:36 GMT', 2000-10-10T13:55:36Z",
        "10/Oct/2000:13:55:36 -0700, 2000-10-10T20:55:36Z",
        "'Tuesday, 10-Oct-00 13:55:36 GMT', 2000-10-10T13:55:36Z",
        "10-OCT-2000, 2000-10-10T00:00:00Z",
        "Tue Oct 10 13:55:36 2000, 2000-10-10T13:55:36Z",
        "Tue Oct 10 13:55:36 UTC 2000, 2000-10-10T13:55:36Z",
        "Tue Oct 10 2000 13:55:36 GMT+0200 (CEST), 2000-10-10T11:55:36Z",
        "'October 10, 2000 12:05:00 a.m.', 2000-10-10T00:05:00Z",
        "'10 Oct 2000, 12 PM', 2000-10-10T12:00:00Z"
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
                "abc",
                "2019-13-01",
                "2019-02-29",
                "2019-00-10",
                "2019-01-01T",
                "2019-01-01T10",
                "2019-01-01T10:60",
                "2019-01-01T10:00:00.",
                "2019-01-01T10:00:00Zx",
                "2019-01-01T10:00:00+",
                "2019-01-01T10:00:00+1",
                "2019-01-01T10:00:00+25:00",
                "2019-01-01T10:00:00+01:",
                "2019-01-01T10:00:00+01:60",
                "2019-01-01x",
                "0001-01-01T00:00:00Z",
                "1899-12-31T23:59:59Z",
                "2201-01-01",
                "9999-12-31T23:59:59Z",
                "99999999999",
                "7289654400",
                "1e",
                "1e-9",
                "1e999999999",
                "1e-999999999",
                "2022-03-01 13:05 PM",
                "2022-03-01 10",
                "2022/13/01",
                "30/Feb/2022",
                "Oct 10",
                "10 Foo 2000",
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
        assertThatThrownBy(() -> read(times, "7")).isInstanceOf(FormChanged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/03/2022", "13/03/2022 10:00", "1-2-22", "1. 2. 2022", "44621.5", "201202302359"})
    void whatOneCellCannotTellIsAskedOfAll(String text) {
        assertThatThrownBy(() -> read(times, text)).isInstanceOf(FormChanged.class);
    }

    @ParameterizedTest
    @CsvSource({
        "dd/mm/yyyy, 01/03/2022, 2022-03-01T00:00:00Z",
        "MM-DD-YYYY, 01.03.2022 1:05 PM, 2022-01-03T13:05:00Z",
        "dd/mm/yyyy, 01-03-69, 1969-03-01T00:00:00Z",
        "yy/mm/dd, 01/03/22, 2001-03-22T00:00:00Z",
        "serial, 44621, 2022-03-01T00:00:00Z",
        "serial, 44621.41667, 2022-03-01T10:00:00Z",
        "serial, 61, 1900-03-01T00:00:00Z",
        "seconds, 2022030110, 2034-01-28T03:01:50Z",
        "seconds, 86400, 1970-01-02T00:00:00Z",
        "millis, 86400000, 1970-01-02T00:00:00Z",
        "micros, 86400000000, 1970-01-02T00:00:00Z",
        "nanos, 86400000000999, 1970-01-02T00:00:00Z",
        "compact, 20120229, 2012-02-29T00:00:00Z"
    })
    void theFormAskedForIsTaken(String format, String text, String instant) {
        Times asked = times(TimeForms.of(format));
        assertThat(read(asked, text)).isTrue();
        assertThat(asked.at()).isEqualTo(micros(Instant.parse(instant)));
    }

    @ParameterizedTest
    @CsvSource({"dd/mm/yyyy, 03/14/2022", "compact, 20120230", "serial, 60", "steps, 1.5", "seconds, 7289654400"})
    void whatIsNotInTheFormAskedForIsRefused(String format, String text) {
        assertThat(read(times(TimeForms.of(format)), text)).isFalse();
    }

    @Test
    void laterThanNowAndHoursOfTheClockChangeAreNoted() {
        Times berlin =
                new Times(ZoneId.of("Europe/Berlin"), TimeForms.OPEN, micros(Instant.parse("2021-10-31T12:00:00Z")));
        for (String text : new String[] {
            "2021-03-28T02:30:00",
            "2021-10-31T02:30:00",
            "2021-10-31T02:59:59.5",
            "2021-10-31T03:00:00",
            "2021-10-31T13:00:01"
        }) {
            assertThat(read(berlin, text)).isTrue();
        }
        assertThat(berlin.notes())
                .containsExactly(
                        "1 times lie after the moment of import, the latest is 2021-10-31T12:00:01Z; they are kept, but the data is not "
                                + "taken to reach that far.",
                        "1 times lie in an hour that the clocks of Europe/Berlin skip; they were moved on by what was skipped.",
                        "2 times lie in an hour that the clocks of Europe/Berlin strike twice; the earlier was taken.");
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
        Times berlin = new Times(ZoneId.of("Europe/Berlin"), TimeForms.OPEN, 0);
        assertThat(read(berlin, text)).isTrue();
        assertThat(berlin.at()).isEqualTo(micros(Instant.parse(instant)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca"
            })
    void agreesWithTheLibraryEverywhere(String zone) {
        ZoneId id = ZoneId.of(zone);
        Times local = new Times(id, TimeForms.OPEN, 0);
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

    private static Times times(TimeForms forms) {
        return new Times(ZoneOffset.UTC, forms, 0);
    }

    private static boolean read(Times times, String text) {
        char[] c = ("<" + text + ">").toCharArray();
        return times.read(c, 1, c.length - 1);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
