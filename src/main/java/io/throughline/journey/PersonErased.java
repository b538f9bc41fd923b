package io.throughline.journey;

import io.throughline.journey.IdentityDecision.Identifier;
import java.util.List;

/**
 * A person was erased: whoever keeps anything beside the store drops it.
 *
 * @param version of the store since
 * @param ordinals of the person's customers
 * @param identifiers of the person; evidence about them is gone
 */
public record PersonErased(long version, List<Long> ordinals, List<Identifier> identifiers) {
    public PersonErased {
        ordinals = List.copyOf(ordinals);
        identifiers = List.copyOf(identifiers);
    }
}
