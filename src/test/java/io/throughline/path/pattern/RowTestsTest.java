package io.throughline.path.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.Timelines;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows 0 to 3 hold the four texts of an attribute, or the four values; row 4 holds nothing. */
class RowTestsTest {
    private static final List<String> NUMBERS = List.of("2", "10", "2.0", "-1");
    private static final List<String> MIXED = List.of("2", "10", "gold", "(none)");
    private static final Timelines ROWS = new Timelines(
            new int[1],
            new int[] {0, 5},
            new long[5],
            new int[5],
            new double[] {2, 10, 2.5, -1, Double.NaN},
            new long[1],
            new BitSet());

    private record One(CodeColumn column) implements AttributeTable {
        static One of(List<String> texts) {
            int[] codes = {0, 1, 2, 3, CodeColumn.MISSING};
            return new One(new CodeColumn("x", ColumnValues.of(texts), Map.of(ROWS, codes)));
        }

        @Override
        public List<String> attributeNames() {
            return List.of("x");
        }

        @Override
        public List<String> traitNames() {
            return List.of();
        }

        @Override
        public CodeColumn attribute(String name) {
            return column;
        }

        @Override
        public CodeColumn trait(String name) {
            throw new AssertionError(name);
        }
    }

    private static String rows(StepPredicate test, List<String> texts) {
        IntPredicate holds = RowPredicates.of(test, One.of(texts)).bind(ROWS);
        return IntStream.range(0, 5).filter(holds).mapToObj(String::valueOf).collect(Collectors.joining());
    }

    private static StepPredicate test(Field field, String sign, String value) {
        return new StepPredicate(
                field, field == Field.VALUE ? "" : "x", Comparison.find(sign).orElseThrow(), value);
    }

    @ParameterizedTest
    @CsvSource({
        "=,2,02",
        "=,2.00,02",
        "!=,2,13",
        "<,2,3",
        "<=,2,023",
        ">,2,1",
        ">=,2,012",
        "=,(none),4",
        "=,gold,''",
        "!=,gold,0123",
        ">,9,1",
        "=,1e1,1"
    })
    void attributesOfNumbersCompareAsNumbers(String sign, String value, String rows) {
        assertThat(rows(test(Field.ATTRIBUTE, sign, value), NUMBERS)).isEqualTo(rows);
    }

    /** A text equals itself only; a text that is no number is neither less nor more. */
    @ParameterizedTest
    @CsvSource({"=,2,0", "=,2.0,''", "!=,2,123", "<,3,0", ">=,2,01", "=,gold,2", "!=,gold,013", "=,(none),34"})
    void attributesOfTextsCompareAsTexts(String sign, String value, String rows) {
        assertThat(rows(test(Field.ATTRIBUTE, sign, value), MIXED)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"=,2,0", "!=,2,123", "<,2,3", "<=,2,03", ">,2,12", ">=,2.5,12"})
    void valuesCompareAsNumbersAndAMissingOneNever(String sign, String value, String rows) {
        assertThat(rows(test(Field.VALUE, sign, value), NUMBERS)).isEqualTo(rows);
    }
}
