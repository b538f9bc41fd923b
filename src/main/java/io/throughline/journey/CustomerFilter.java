package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a scope looks at; they are chosen before anything is cut. Every condition given must hold; null asks for nothing.
 *
 * @param personas ids of personas: customers who fit any of them
 * @param where a CEL expression over a customer
 * @param identity how far ids are joined to customers
 */
public record CustomerFilter(
        @Nullable List<String> personas, @Nullable String where, Joining identity) {
    public static final CustomerFilter ALL = new CustomerFilter(null, null);

    /** Of customers with all their ids. */
    public CustomerFilter(@Nullable List<String> personas, @Nullable String where) {
        this(personas, where, Joining.ALL);
    }

    public CustomerFilter {
        personas = personas == null ? null : List.copyOf(personas);
    }
}
