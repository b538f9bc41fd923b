package io.throughline.journey;

import java.util.List;

/**
 * What the ids of an import's customers are keys of.
 *
 * @param system the kind of such a key
 * @param own whether no other system's ids are these: they are kept with the system's name before them
 */
public record CustomerKeys(String system, boolean own) {
    /** Of no system that anybody named. */
    public static final CustomerKeys UNNAMED = new CustomerKeys("customer", false);

    /** A kind of identifier whose values are ids of the customer's system that are the same customer. */
    public static final String SAME_AS = "same_as";

    /** The ids under which customers are kept. */
    public interface Kept {
        CustomerKeys keys();

        /** The id of a record's customer as it is kept. @param kinds of its other identifiers, in the order of their values */
        String kept(String id, List<String> kinds, List<String> values);
    }

    /** How every id of a system begins that are its own. */
    public static String beginning(String system) {
        return system + ':';
    }
}
