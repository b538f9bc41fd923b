package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a scope looks at; they are chosen before anything is cut. Every condition given must hold; null asks for nothing.
 *
 * @param personas ids of personas: customers who fit any of them
 * @param where a CEL expression over a customer
 * @param identity how far ids are joined to customers
 * @param consent whether those who refused are left out
 */
public record CustomerFilter(
        @Nullable List<String> personas, @Nullable String where, Joining identity, Consent consent) {
    public static final CustomerFilter ALL = new CustomerFilter(null, null);

    /** Of customers with all their ids, less those who refused. */
    public CustomerFilter(@Nullable List<String> personas, @Nullable String where) {
        this(personas, where, Joining.ALL, Consent.HONOUR);
    }

    public CustomerFilter {
        personas = personas == null ? null : List.copyOf(personas);
    }
}
