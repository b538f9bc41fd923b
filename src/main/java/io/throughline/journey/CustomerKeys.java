package io.throughline.journey;

/**
 * What the ids of an import's customers are keys of.
 *
 * @param system the kind of such a key
 * @param own whether no other system's ids are these: they are kept with the system's name before them
 */
public record CustomerKeys(String system, boolean own) {
    /** Of no system that anybody named. */
    public static final CustomerKeys UNNAMED = new CustomerKeys("customer", false);

    /** How every id of a system begins that are its own. */
    public static String beginning(String system) {
        return system + ':';
    }
}
