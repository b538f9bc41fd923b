package io.throughline.journey;

import java.util.Locale;
import java.util.Set;

/**
 * The words with which exports say that a cell holds nothing: {@code NULL \N NaN NA n/a #N/A - (not set) (none) None}, in any case, and the
 * empty text. They are nothing only where a cell may be empty; an id may be such a word.
 */
public final class Nothing {
    private static final Set<String> WORDS =
            Set.of("", "null", "\\n", "nan", "na", "n/a", "#n/a", "-", "(not set)", "(none)", "none");
    private static final int MAX_LENGTH = "(not set)".length();

    private Nothing() {}

    /** Whether a cell says that it holds nothing. Blanks around it do not matter. */
    public static boolean is(String cell) {
        String word = cell.strip();
        return word.length() <= MAX_LENGTH && WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
