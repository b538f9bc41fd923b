package io.throughline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({"0,0", "-3.50,-3.5", "+7,7", "1e3,1000", "0.25,0.25", "123456789012345,123456789012345"})
    void plainDecimalsAreNumbers(String text, double number) {
        assertThat(Values.number(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"007", "1234567890123456", "NaN", "Infinity", "1d", "0x10", " 1", "1,5", ".5", "5.", "1e999", ""
            })
    void everythingElseIsText(String text) {
        assertThat(Values.number(text)).isNaN();
    }

    @Test
    void oneTextMakesTheColumnText() {
        assertThat(Values.of(List.of("1", "2.5")).numeric()).isTrue();
        assertThat(Values.of(List.of("1", "2.5", "n/a")).numeric()).isFalse();
        BitSet used = new BitSet();
        used.set(0, 2);
        assertThat(Values.of(List.of("1", "2.5", "n/a"), used).numeric()).isTrue();
        assertThat(Values.of(List.of()).numeric()).isFalse();
    }
}
