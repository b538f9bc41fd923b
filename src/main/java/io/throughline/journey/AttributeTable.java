package io.throughline.journey;

import java.util.List;

/** Attributes of interactions and traits of customers in one state of the data; each column is loaded when first asked for. */
public interface AttributeTable {

    /** No attributes, no traits. */
    AttributeTable NONE = new AttributeTable() {
        @Override
        public List<String> attributeNames() {
            return List.of();
        }

        @Override
        public List<String> traitNames() {
            return List.of();
        }

        @Override
        public CodeColumn attribute(String name) {
            throw new IllegalArgumentException("no attribute " + name);
        }

        @Override
        public CodeColumn trait(String name) {
            throw new IllegalArgumentException("no trait " + name);
        }
    };

    /** Ascending. */
    List<String> attributeNames();

    /** Ascending. */
    List<String> traitNames();

    /** Throws {@link Unavailable} where data was taken out meanwhile. @param name one of {@link #attributeNames} */
    CodeColumn attribute(String name);

    /** Throws {@link Unavailable} where data was taken out meanwhile. @param name one of {@link #traitNames} */
    CodeColumn trait(String name);

    /** Ordinal of the customer that an id stands for, given by its own. */
    default int customerOf(int ordinal) {
        return ordinal;
    }
}
