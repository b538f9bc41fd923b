package io.throughline.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date and a time of day in two columns are read as one text. */
class TimePairTest {
    @ParameterizedTest
    @CsvSource({
        "2024-03-01, 0.5, 2024-03-01 12:00",
        "2024-03-01, 0.999999999, 2024-03-01 23:59:59.999",
        "2024-03-01, 0.9999999999999, 2024-03-01 23:59:59.999",
        "2024-03-01, 10:15, 2024-03-01 10:15",
        "45352, 0.5, 45352.5",
        "45352, 18:00, 45352.75",
    })
    void bothAreReadAsOne(String day, String clock, String read) {
        assertThat(join(day, clock).replaceAll("(\\.\\d*?[1-9])0+$", "$1")).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"45352, 0.999999999", "45352, 0.9999999999999", "45352, 0.99999"})
    void aFractionThatIsNearlyOneIsOfTheDayBesideIt(String day, String clock) {
        assertThat(Double.parseDouble(join(day, clock))).isBetween(45352.9999, 45352.999999999);
    }

    private static String join(String day, String clock) {
        char[] c = (day + clock).toCharArray();
        TimePair pair = new TimePair();
        pair.join(c, 0, day.length(), day.length(), c.length);
        return new String(pair.chars(), 0, pair.length());
    }
}
