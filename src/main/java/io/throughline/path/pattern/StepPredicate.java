package io.throughline.path.pattern;

import java.util.regex.Pattern;

/**
 * One comparison, of an interaction's field with a value.
 *
 * @param name the attribute's name; empty for every other field
 */
record StepPredicate(Field field, String name, Comparison comparison, String value) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?");

    StepPredicate {
        if (name.isEmpty() != (field != Field.ATTRIBUTE)) {
            throw new IllegalArgumentException("an attribute has a name, nothing else has: " + field + " " + name);
        }
    }

    static StepPredicate ofStep(String id) {
        return new StepPredicate(Field.STEP, "", Comparison.EQUAL, id);
    }

    /** The value as a number, NaN where it is none. */
    double number() {
        return NUMBER.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
    }

    /** True for a step's name that stands for itself. */
    boolean isName() {
        return field == Field.STEP && comparison == Comparison.EQUAL;
    }
}
