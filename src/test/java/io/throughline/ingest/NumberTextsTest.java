package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of attributes and traits are read by their column, as values are. */
class NumberTextsTest {
    private final Trial trial = new Trial();

    @Test
    void oneDecimalCommaTellsWhatThePointsOfItsColumnAre() {
        String cells =
                IntStream.range(0, 300).mapToObj(i -> "1." + (100 + i)).collect(Collectors.joining("|", "", "|12,50"));
        ImportReport report = take(cells);
        double[] read = numbers();
        assertThat(IntStream.range(0, 300).mapToObj(i -> read[i]))
                .isEqualTo(IntStream.range(0, 300).mapToObj(i -> 1_100.0 + i).toList());
        assertThat(read[300]).isEqualTo(12.5);
        assertThat(report.notes())
                .contains("Attribute amount holds numbers with a decimal comma; they are kept plain, '1.100' as 1100.");
    }

    @ParameterizedTest
    @CsvSource({
        "'12,50|1.355|7', '12.50|1355|7'",
        "'1,234.50|2,000|-3', '1234.50|2000|-3'",
        "'1.234,5|(2,5)|2,5-|1 000', '1234.5|-2.5|-2.5|1000'",
        "'12.5|1.355', '12.5|1.355'",
        "'48.13754|11.57549', '48.13754|11.57549'",
        "'0.125|0.250', '0.125|0.250'",
        "'1234.500|-2.355|1.250', '1234.500|-2.355|1.250'",
        "'-1.355|0,5|12', '-1355|0.5|12'",
        "'2.|3,5', '2.|3,5'",
        "'12,50|n/a|NULL', '12.50|n/a|NULL'",
        "'1,234|2,345', '1,234|2,345'",
        "'100.200.300|1.234.567', '100.200.300|1.234.567'",
        "'12 345|67 890', '12 345|67 890'",
        "'Berlin, 5|12,50|7', 'Berlin, 5|12,50|7'",
        "'12,50|2.5|12,75|2.25', '12,50|2.5|12,75|2.25'",
        "'$10,50|$3', '$10,50|$3'",
        "'007,5|12,5', '007,5|12,5'"
    })
    void textsAreKeptPlainWhereTheirColumnIsOfNumbers(String cells, String kept) {
        take(cells);
        assertThat(trial.store.entries.stream().map(entry -> entry.attributes().get("amount")))
                .containsExactly(kept.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.355|2.100", "1.355|2.100|7|n/a", "1.355|2,100"})
    void numbersThatCanBeReadInTwoWaysAreRefused(String cells) {
        assertThatThrownBy(() -> take(cells))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("Attribute amount", "1.355", "1355", "decimal=POINT", "decimal=COMMA");
        assertThat(trial.store.entries).isEmpty();
        take(cells, "decimal=COMMA");
        assertThat(numbers()[0]).isEqualTo(1_355);
    }

    @Test
    void aDecimalPointThatIsNamedOrOfTheFormatLeavesNoDoubt() {
        take("1.355|2.100", "decimal=POINT");
        assertThat(numbers()).containsExactly(1.355, 2.1);
        trial.take("{\"customer\":\"d\",\"time\":1,\"event\":\"x\",\"amount\":1.355}\n");
        assertThat(trial.store.of("d").get(0).attributes()).containsEntry("amount", "1.355");
    }

    @Test
    void traitsAreReadLikewise() {
        String head = "customer;time;event;age\n";
        trial.take(head + "a;1;x;12,5\nb;1;x;1.250\n", "trait.age=age");
        assertThat(List.of(
                        trial.store.traits.get("a").get("age"),
                        trial.store.traits.get("b").get("age")))
                .containsExactly("12.5", "1250");
        assertThatThrownBy(() -> trial.take(head + "c;1;x;1.250\n", "trait.age=age"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("Trait age", "decimal=");
    }

    @Test
    void aCommaAfterPartsThatWereTakenOtherwiseIsRefused() {
        trial.settings = ImportSettings.of(2, false);
        assertThatThrownBy(() -> take("1.355|2.100|3|12,50"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("Attribute amount", "decimal=COMMA");
        take("1|2|3|12,50|1.355");
        assertThat(numbers()).containsExactly(1, 2, 3, 12.5, 1355);
    }

    /** What a mapping works out of a text that is no number is no number either, never 0. */
    @Test
    void sumsOverTextsThatAreNoNumbersAreMissingAndTold() {
        ImportReport report = trial.take("""
                Date,Time,Time Zone,Transaction ID,Event Type,Net Sales,Customer ID
                2024-03-10,10:00:00,UTC,SQ1,Payment,$43.20,ann
                2024-03-10,10:00:00,UTC,SQ1,Payment,$1.10,ann
                2024-03-10,11:00:00,UTC,SQ2,Payment,$10.00,ben
                2024-03-10,11:00:00,UTC,SQ2,Payment,"12,50",ben
                """);
        assertThat(trial.store.entries).extracting(MemoryStore.Entry::value).containsExactly(44.3, Double.NaN);
        assertThat(report.notes()).anyMatch(note -> note.contains("$10.00 + 12,50"));
    }

    @Test
    void aProductWithATextThatIsNoNumberIsMissingAndTold() {
        ImportReport report = trial.take("""
                {"type":"track","messageId":"m1","userId":"ann","event":"Order Refunded","timestamp":"2024-04-01T10:00:00Z","properties":{"total":"twelve"}}
                {"type":"track","messageId":"m2","userId":"ann","event":"Order Refunded","timestamp":"2024-04-01T11:00:00Z","properties":{"total":"12"}}
                """);
        assertThat(trial.store.entries).extracting(MemoryStore.Entry::value).containsExactly(Double.NaN, -12.0);
        assertThat(report.notes()).anyMatch(note -> note.contains("not a number"));
    }

    private ImportReport take(String cells, String... options) {
        StringBuilder text = new StringBuilder("customer;time;event;amount\n");
        for (String cell : cells.split("\\|")) {
            text.append('c').append(text.length()).append(";1;x;").append(cell).append('\n');
        }
        return trial.take(text.toString(), options);
    }

    private double[] numbers() {
        List<String> texts = trial.store.entries.stream()
                .map(entry -> String.valueOf(entry.attributes().get("amount")))
                .distinct()
                .toList();
        ColumnValues values = ColumnValues.of(texts);
        return IntStream.range(0, texts.size()).mapToDouble(values::number).toArray();
    }
}
