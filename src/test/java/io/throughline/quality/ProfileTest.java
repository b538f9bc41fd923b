package io.throughline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.InteractionBatch;
import io.throughline.journey.KnownValues;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of columns and of interactions whose right answers are plain. */
class ProfileTest {
    private static final long SECOND = 1_000_000;
    private static final long YEAR_2024 = 1_704_067_200 * SECOND;

    private static ColumnProfile column(int rows, IntFunction<String> cell) {
        TableSketch table = new TableSketch("", new RuleRun(List.of(), KnownValues.NONE), Set.of());
        int place = table.column("c");
        for (int row = 0; row < rows; row++) {
            table.begin();
            char[] chars = cell.apply(row).toCharArray();
            table.cell(place, chars, 0, chars.length);
        }
        return table.finish().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "7, INTEGER, 9",
        "-1250, INTEGER, -9999",
        "9590587572, INTEGER, 9999999999",
        "6001000000000012, TEXT, 9999999999999999",
        "73.20, DECIMAL, 99.99",
        "'73,2', DECIMAL, '99,9'",
        "'31,193', TEXT, '99,999'",
        "1.2.3.4, TEXT, 9.9.9.9",
        "2024-02-29, TIME, 9999-99-99",
        "2023-02-29, TEXT, 9999-99-99",
        "2024-04-01T10:00:00+02:00, TIME, 9999-99-99A99:99:99+99:99",
        "15.03.2024, TIME, 99.99.9999",
        "3/30/2024 11:05:12 PM, TIME, 9/99/9999 99:99:99 AA",
        "20210127T132203.201 GMT, TIME, 99999999A999999.999 AAA",
        "555-0100-0001, TEXT, 999-9999-9999",
        "ann@example.com, EMAIL, aaa@aaaaaaa.aaa",
        "@example, TEXT, @aaaaaaa",
        "Žofia 5, TEXT, Aaaaa 9",
    })
    void aCellIsWhatItLooksLike(String cell, CellType type, String pattern) {
        ColumnProfile profile = column(1, row -> cell);
        assertThat(profile.type()).isEqualTo(type);
        assertThat(profile.patterns()).containsExactly(new ValueCount(pattern, 1));
    }

    @Test
    void figuresOfNumbersAreThoseOfTheClosedForm() {
        int n = 10_000;
        ColumnProfile profile = column(n, row -> String.valueOf(row + 1));
        assertThat(profile.numbers().min()).isEqualTo(1);
        assertThat(profile.numbers().max()).isEqualTo(n);
        assertThat(profile.numbers().mean()).isEqualTo((n + 1) / 2.0);
        assertThat(profile.numbers().median()).isCloseTo((n + 1) / 2.0, within(n * 0.02));
        assertThat(column(1_001, row -> String.valueOf(row)).numbers().median()).isEqualTo(500);
    }

    @Test
    void fewValuesAreCountedAndManyEstimated() {
        ColumnProfile few = column(9_000, row -> row % 3 == 0 ? "" : "v" + row % 300);
        assertThat(few.exact()).isTrue();
        assertThat(few.empty()).isEqualTo(3_000);
        assertThat(few.distinct()).isEqualTo(200);
        assertThat(few.unique()).isZero();
        assertThat(few.repeated()).isEqualTo(200);
        assertThat(few.topValues()).hasSize(10).allMatch(top -> top.count() == 30);
        ColumnProfile many = column(100_000, row -> "id-" + row);
        assertThat(many.exact()).isFalse();
        assertThat((double) many.distinct()).isCloseTo(100_000, within(2_500.0));
        assertThat(many.keyCandidate()).isTrue();
        assertThat(column(100_000, row -> "id-" + row / 2).keyCandidate()).isFalse();
        assertThat(column(20, row -> row == 7 ? "" : "id-" + row).keyCandidate())
                .isFalse();
    }

    /** A column that comes late is empty in the rows before, and the same as one that was empty there. */
    @Test
    void columnsThatHoldTheSameAreNamed() {
        TableSketch table = new TableSketch("", new RuleRun(List.of(), KnownValues.NONE), Set.of());
        for (int row = 0; row < 50; row++) {
            table.begin();
            char[] cell = ("x" + row % 7).toCharArray();
            table.cell(table.column("a"), cell, 0, cell.length);
            table.cell(table.column("b"), cell, 0, cell.length);
            table.cell(table.column("c"), cell, 0, row == 49 ? 1 : cell.length);
            if (row > 20) {
                table.cell(table.column("late"), cell, 0, cell.length);
            }
            table.cell(table.column("early"), cell, 0, row > 20 ? cell.length : 0);
        }
        List<ColumnProfile> columns = table.finish();
        assertThat(columns)
                .extracting(column -> column.name() + column.sameAs())
                .containsExactly("a[b]", "b[a]", "c[]", "early[late]", "late[early]");
        assertThat(columns).allMatch(column -> column.empty() + column.filled() == 50);
    }

    @Test
    void machinesFutureAndSpikesAreSeen() {
        InteractionBatch part = new InteractionBatch(16);
        int person = part.customers.code("person");
        int regular = part.customers.code("regular");
        int fast = part.customers.code("fast");
        long[] days = {0, 3, 4, 11};
        for (long day : days) {
            part.add(person, YEAR_2024 + day * 86_400 * SECOND, 0, -1, -1, Double.NaN, 0);
        }
        for (int i = 0; i < 30; i++) {
            part.add(regular, YEAR_2024 + i * 600 * SECOND, 0, -1, -1, Double.NaN, 0);
        }
        for (int i = 0; i < 100; i++) {
            part.add(fast, YEAR_2024 + i * SECOND / 10, 0, -1, -1, Double.NaN, 0);
        }
        part.add(person, YEAR_2024 + 100 * 86_400 * SECOND, 0, -1, -1, Double.NaN, 0);
        part.add(person, 0, 0, -1, -1, Double.NaN, 0);
        JourneySketch sketch = new JourneySketch(YEAR_2024 + 99 * 86_400 * SECOND);
        sketch.look(part);
        JourneyProfile profile = sketch.finish(0);
        assertThat(profile.interactions()).isEqualTo(136);
        assertThat(profile.customers()).isEqualTo(3);
        assertThat(profile.perCustomerMost()).isEqualTo(100);
        assertThat(profile.perCustomerMedian()).isEqualTo(30);
        assertThat(profile.fastCustomers()).isEqualTo(1);
        assertThat(profile.regularCustomers()).isEqualTo(1);
        assertThat(profile.future()).isEqualTo(1);
        assertThat(profile.ancient()).isEqualTo(1);
        assertThat(profile.backwards()).isEqualTo(3);
        assertThat(profile.spikeShare()).isEqualTo(102.0 / 136);
        assertThat(profile.spikeAtMicros()).isEqualTo(YEAR_2024);
    }
}
