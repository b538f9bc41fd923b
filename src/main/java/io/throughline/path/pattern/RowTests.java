package io.throughline.path.pattern;

import io.throughline.journey.Timelines;

/** The tests that look at a row's value or attributes. */
final class RowTests {
    private RowTests() {}

    static RowTest of(StepTest test, AttributeTests attributes) {
        return test.field() == Field.ATTRIBUTE
                ? attributes.test(test.name(), test.comparison(), test.value())
                : ofValue(test.comparison(), Double.parseDouble(test.value()));
    }

    /** A row without a value passes no comparison. */
    private static RowTest ofValue(Comparison comparison, double asked) {
        return (Timelines timelines, int row) -> {
            double[] value = timelines.value();
            return value != null && comparison.holds(value[row], asked);
        };
    }
}
