package io.throughline.store.timeline;

import io.throughline.journey.WholeText;
import java.util.Optional;

/** Property keys of a timeline node that carry names chosen by users; no two names share a key. */
public final class PropertyNames {
    private static final String ATTRIBUTE = "a_";
    private static final String TRAIT = "t_";
    private static final String LEARNT = "_at";

    private PropertyNames() {}

    public static String attribute(String name) {
        return ATTRIBUTE + WholeText.name(name);
    }

    /** A name that ends like the key of a time is set apart by a quote. */
    public static String trait(String name) {
        String key = TRAIT + WholeText.name(name);
        return key.matches("(?s).*_at'*") ? key + "'" : key;
    }

    public static String learnt(String trait) {
        return trait(trait) + LEARNT;
    }

    /** The key of an attribute or a trait, not of the time of one. */
    public static boolean isColumn(String property) {
        return findAttribute(property).isPresent() || findTrait(property).isPresent();
    }

    public static Optional<String> findAttribute(String property) {
        return property.startsWith(ATTRIBUTE) ? Optional.of(property.substring(ATTRIBUTE.length())) : Optional.empty();
    }

    static Optional<String> findTrait(String property) {
        if (!property.startsWith(TRAIT) || property.endsWith(LEARNT)) {
            return Optional.empty();
        }
        boolean quoted = property.matches("(?s).*_at'+");
        return Optional.of(property.substring(TRAIT.length(), property.length() - (quoted ? 1 : 0)));
    }
}
