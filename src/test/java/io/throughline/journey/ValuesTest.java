package io.throughline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({"0,0", "-3.50,-3.5", "+7,7", "1e3,1000", "0.25,0.25", "123456789012345,123456789012345"})
    void plainDecimalsAreNumbers(String text, double number) {
        assertThat(ColumnValues.number(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"007", "1234567890123456", "NaN", "Infinity", "1d", "0x10", " 1", "1,5", ".5", "5.", "1e999", ""
            })
    void everythingElseIsText(String text) {
        assertThat(ColumnValues.number(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "99, 1000, 1, true",
        "98, 0, 1, false",
        "0, 5, 0, true",
        "0, 5, 1, false",
        "0, 0, 0, true",
        "198, 1, 2, true"
    })
    void aColumnHoldsNumbersWhereAtMostOneWordInAHundredIsNone(int numbers, int nothing, int others, boolean numeric) {
        ColumnValues values = ColumnValues.of(List.of("7", "n/a", "young"), new int[] {numbers, nothing, others});
        assertThat(values.numeric()).isEqualTo(numeric);
        assertThat(values.reading().hasOdd()).isEqualTo(numeric && nothing + others > 0);
    }

    @Test
    void aWordInAColumnOfNumbersIsNoNumberAndStaysText() {
        ColumnValues values = ColumnValues.of(List.of("7", "n/a", "young", "old"), new int[] {500, 3, 0, 1});
        assertThat(values.find(0, true)).isEqualTo(7.0);
        assertThat(values.find(1, true)).isNull();
        assertThat(values.find(1, false)).isEqualTo("n/a");
        assertThat(values.reading()).isEqualTo(new ColumnReading(500, 3, 1, List.of("old", "n/a")));
        assertThat(values.reading().told())
                .isEqualTo("holds numbers; 4 of 504 values are none and count as missing: \"old\", \"n/a\"");
    }

    @Test
    void aMixedColumnTellsItsWordsTheMostFrequentFirst() {
        ColumnValues values = ColumnValues.of(List.of("7", "-", "b", "a", "c".repeat(50)), new int[] {96, 9, 1, 2, 1});
        assertThat(values.reading().told())
                .startsWith("is read as text: 4 of 100 values (4.0 %) are no numbers, such as \"a\", \"b\", \"ccc")
                .contains("…\", \"-\"; 1 % may be");
        assertThat(ColumnValues.of(List.of("a", "b")).reading().told()).isEqualTo("holds text, such as \"a\", \"b\"");
    }
}
