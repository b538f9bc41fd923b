package io.throughline.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "+1",
                "1.",
                ".5",
                "-3.25",
                "144.4457736863881",
                "123456789012345",
                "1234567890123456789",
                "0.1",
                "1e3",
                "-2.5E-7",
                "0.000000000000001",
                "9007199254740993",
                "1e308"
            })
    void readsWhatTheLibraryReads(String text) {
        assertThat(read(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "abc",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e400",
                "1d",
                "1f",
                "0x1p3",
                "1,5",
                "1 000",
                "€5",
                "--1",
                "1e",
                "1.2.3"
            })
    void everythingElseIsNoNumber(String text) {
        assertThat(read(text)).isNaN();
    }

    @Test
    void roundsAsTheLibraryDoes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            String text = random.nextLong(1_000_000_000_000L) + "." + random.nextInt(100_000);
            assertThat(read(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    private static double read(String text) {
        char[] c = text.toCharArray();
        return Numbers.read(c, 0, c.length);
    }
}
