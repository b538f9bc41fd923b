package io.throughline.path.pattern;

import java.util.Set;

/** The attributes that interactions have, as tests of rows. */
public interface AttributeTests {
    /** Where interactions have no attributes. */
    AttributeTests NONE = new AttributeTests() {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public RowTest test(String name, Comparison comparison, String value) {
            throw new IllegalArgumentException("no attribute " + name);
        }
    };

    Set<String> names();

    /**
     * The test of one attribute, of {@link #names}. A row without the attribute passes only {@code = "(none)"}.
     *
     * @param value a number where the comparison orders
     */
    RowTest test(String name, Comparison comparison, String value);
}
