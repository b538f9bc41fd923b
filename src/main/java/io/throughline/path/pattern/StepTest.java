package io.throughline.path.pattern;

/**
 * One comparison, of an interaction's field with a value.
 *
 * @param name the attribute's name; empty for every other field
 */
record StepTest(Field field, String name, Comparison comparison, String value) {
    StepTest {
        if (name.isEmpty() != (field != Field.ATTRIBUTE)) {
            throw new IllegalArgumentException("an attribute has a name, nothing else has: " + field + " " + name);
        }
    }

    static StepTest ofStep(String id) {
        return new StepTest(Field.STEP, "", Comparison.EQUAL, id);
    }

    /** True for a step's name that stands for itself. */
    boolean isName() {
        return field == Field.STEP && comparison == Comparison.EQUAL;
    }
}
