package io.throughline.journey;

import java.util.Map;

/** Reads a scope as clients write it, with the members of the input type {@code JourneyScope}. */
public interface ScopeForm {

    /** Throws {@link InvalidArgument} for members that the type does not have, and for values that they do not take. */
    Scope read(Map<String, Object> members);
}
