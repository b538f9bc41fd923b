package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a scope looks at; they are chosen before anything is cut. Every condition given must hold; null asks for nothing.
 *
 * @param personas ids of personas: customers who fit any of them
 * @param where a CEL expression over a customer
 */
public record CustomerFilter(
        @Nullable List<String> personas, @Nullable String where) {
    public static final CustomerFilter ALL = new CustomerFilter(null, null);

    public CustomerFilter {
        personas = personas == null ? null : List.copyOf(personas);
    }
}
