package io.throughline.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimesTest {
    private final Times times = new Times(ZoneOffset.UTC, TimeForms.of("dd/mm/yyyy"), Long.MAX_VALUE);

    @ParameterizedTest
    @CsvSource({
        "2019-01-01T24:00, 2019-01-02T00:00:00Z",
        "2024-12-31 24:00:00.000+01:00, 2024-12-31T23:00:00Z",
        "31.12.2024 24:00, 2025-01-01T00:00:00Z",
        "202402282400, 2024-02-29T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.25Z, 2017-01-01T00:00:00.25Z",
        "'Sat, 31 Dec 2016 23:59:60 GMT', 2017-01-01T00:00:00Z",
        "2022-03-01 13:05 EST, 2022-03-01T18:05:00Z",
        "'Jul 1, 2022 1:05:00 PM PDT', 2022-07-01T20:05:00Z",
        "Tue Mar 01 10:00:00 CST 2022, 2022-03-01T16:00:00Z",
        "01.07.2022 10:00 MESZ, 2022-07-01T08:00:00Z",
        "2024-03-01-10.15.00.123456, 2024-03-01T10:15:00.123456Z",
        "01-MAR-24 10.15.00.000000 AM, 2024-03-01T10:15:00Z",
        "01-MAR-24 12.15.00.000000000 PM -05:00, 2024-03-01T17:15:00Z",
        "1.3.2024 10.15, 2024-03-01T10:15:00Z",
        "1.3.2024 10.15.30, 2024-03-01T10:15:30Z",
        "'01.03.2024, 10:15 Uhr', 2024-03-01T10:15:00Z",
        "01/03/2024 10h15, 2024-03-01T10:15:00Z",
        "12 März 2024, 2024-03-12T00:00:00Z",
        "'Freitag, 1. März 2024 10:00', 2024-03-01T10:00:00Z",
        "3 févr. 2024, 2024-02-03T00:00:00Z",
        "1er août 2024, 2024-08-01T00:00:00Z",
        "mardi 5 mars 2024 10h00, 2024-03-05T10:00:00Z",
        "12-ago-2024, 2024-08-12T00:00:00Z",
        "12 de marzo de 2024, 2024-03-12T00:00:00Z",
        "'segunda-feira, 4 de março de 2024', 2024-03-04T00:00:00Z",
        "15 mrt. 2024 10:00, 2024-03-15T10:00:00Z",
        "'March 1st, 2024', 2024-03-01T00:00:00Z",
        "2024-Okt-12, 2024-10-12T00:00:00Z"
    })
    void readsAsTheSameInstant(String text, String instant) {
        assertThat(read(text)).isTrue();
        assertThat(Instant.EPOCH.plus(times.at(), ChronoUnit.MICROS)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "it", "pt", "nl", "en"})
    void monthsAreThoseOfTheLanguage(String language) {
        for (Month month : Month.values()) {
            for (TextStyle style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
                String text = "12 " + month.getDisplayName(style, Locale.forLanguageTag(language)) + " 2024";
                assertThat(read(text)).as(text).isTrue();
                assertThat(Instant.EPOCH.plus(times.at(), ChronoUnit.MICROS))
                        .as(text)
                        .isEqualTo(String.format(Locale.ROOT, "2024-%02d-12T00:00:00Z", month.getValue()));
            }
        }
    }

    /** jui is June or July, IST is three zones, and a fraction of a minute is no second. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 jui 2024",
                "2024-03-01 10:00 IST",
                "2024-03-01T24:01",
                "2024-03-01T24:00:00.5",
                "2024-03-01T10:15.5",
                "01.03.2024 10:15.30",
                "2024-03-01-05:00",
                "01.03.2024 24.00 PM",
                "1er/03/2024",
                "mar. 5 mars 2024"
            })
    void whatMayBeAnotherMomentIsNoTime(String text) {
        assertThat(read(text)).isFalse();
    }

    @Test
    void leapSecondsAndNamedZonesAreTold() {
        read("2016-12-31T23:59:60Z");
        read("2022-03-01 13:05 EST");
        assertThat(times.notes())
                .containsExactly(
                        "1 times have the second 60; they count as the first second of the next minute.",
                        "1 times name the zone EST (UTC-5), which is that offset all the year.");
    }

    @Test
    void anOddDateAmongDatesOfDigitsIsTheOneThatIsRefused() {
        TimeEvidence evidence = new TimeEvidence(TimeForms.OPEN);
        String[] cells = {"202402301000", "202402281000", "202402291030"};
        for (String cell : cells) {
            evidence.look(cell.toCharArray(), 0, cell.length());
        }
        Times decided = new Times(ZoneOffset.UTC, evidence.decide(), Long.MAX_VALUE);
        assertThat(decided.read(cells[0].toCharArray(), 0, 12)).isFalse();
        assertThat(decided.read(cells[2].toCharArray(), 0, 12)).isTrue();
        assertThat(Instant.EPOCH.plus(decided.at(), ChronoUnit.MICROS)).isEqualTo("2024-02-29T10:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"13/03/2024, 2024-03-13T00:00:00Z", "20240229, 2024-02-29T00:00:00Z", "1709287200, 2024-03-01T10:00:00Z"
    })
    void timesThatComeOneByOneTellAlone(String text, String instant) {
        Times alone = new Times(ZoneOffset.UTC, TimeForms.EACH_ALONE, Long.MAX_VALUE);
        for (String odd : new String[] {"01/03/2024", "2024023010"}) {
            assertThat(alone.read(odd.toCharArray(), 0, odd.length())).isFalse();
        }
        assertThat(alone.read(text.toCharArray(), 0, text.length())).isTrue();
        assertThat(Instant.EPOCH.plus(alone.at(), ChronoUnit.MICROS)).isEqualTo(instant);
    }

    @Test
    void aClockThatMayCountHoursIsAskedFor() {
        assertThat(pair(times, "2024-03-01", "10.15")).isFalse();
        assertThat(times.fault()).startsWith("a time of day such as 10.15 can be 10:15");
        assertThat(pair(times, "2024-03-01", "10.15.00")).isTrue();
        Times serial = new Times(ZoneOffset.UTC, TimeForms.of("serial"), Long.MAX_VALUE);
        assertThat(pair(serial, "45352", "24:00")).isTrue();
        assertThat(Instant.EPOCH.plus(serial.at(), ChronoUnit.MICROS)).isEqualTo("2024-03-02T00:00:00Z");
    }

    private static boolean pair(Times times, String date, String clock) {
        char[] c = (date + clock).toCharArray();
        return times.read(c, 0, date.length(), date.length(), c.length);
    }

    private boolean read(String text) {
        return times.read(text.toCharArray(), 0, text.length());
    }
}
