package io.throughline.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Values of a kind that name nobody, however they are spelled. */
final class Blocked {
    private static final String ANY_END = "*";

    private final Set<String> words = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    private final int longest;

    /** @param values in lower case; one that ends with {@code *} stands for all that begin so */
    Blocked(Set<String> values, IdentifierKind kind) {
        for (String value : values) {
            if (value.endsWith(ANY_END)) {
                beginnings.add(value.substring(0, value.length() - 1));
            } else {
                words.add(value);
                words.add(kind.normal(value).toLowerCase(Locale.ROOT));
                words.remove("");
            }
        }
        longest = words.stream().mapToInt(String::length).max().orElse(0);
    }

    /** @param normal as values of the kind are written */
    boolean contains(String normal) {
        for (String beginning : beginnings) {
            if (normal.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        // No lower case of a blocked value is longer than itself, but a value may be longer than its lower case.
        return normal.length() <= 2 * longest && words.contains(normal.toLowerCase(Locale.ROOT));
    }
}
