package io.throughline.path.pattern;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.Reserved;
import io.throughline.journey.Timelines;
import java.util.function.IntPredicate;

/** A test of what only a row knows, its value or an attribute; to be asked by row once bound to timelines. */
@FunctionalInterface
interface RowPredicates {
    IntPredicate bind(Timelines timelines);

    static RowPredicates of(StepPredicate test, AttributeTable columns) {
        return test.field() == Field.ATTRIBUTE
                ? ofAttribute(columns.attribute(test.name()), test)
                : ofValue(test.comparison(), Double.parseDouble(test.value()));
    }

    /** A row without a value passes no comparison. */
    private static RowPredicates ofValue(Comparison comparison, double asked) {
        return timelines -> {
            double[] value = timelines.value();
            return row -> value != null && comparison.holds(value[row], asked);
        };
    }

    /** Decided once for each distinct value. */
    private static RowPredicates ofAttribute(CodeColumn column, StepPredicate test) {
        ColumnValues values = column.values();
        boolean[] holds = new boolean[values.size()];
        for (int code = 0; code < holds.length; code++) {
            holds[code] = holds(values, code, test);
        }
        boolean missing = test.comparison() == Comparison.EQUAL && test.value().equals(Reserved.NONE);
        return timelines -> {
            int[] codes = column.codes(timelines);
            return row -> codes[row] == CodeColumn.MISSING ? missing : holds[codes[row]];
        };
    }

    private static boolean holds(ColumnValues values, int code, StepPredicate test) {
        double asked = test.number();
        if (test.comparison().orders()) {
            return test.comparison().holds(values.number(code), asked);
        }
        boolean same = values.text(code).equals(test.value());
        if (!same && values.numeric() && !Double.isNaN(asked)) {
            return test.comparison().holds(values.number(code), asked);
        }
        return same == (test.comparison() == Comparison.EQUAL);
    }
}
