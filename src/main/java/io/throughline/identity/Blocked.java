package io.throughline.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values of a kind that name nobody, however they are spelled. */
final class Blocked {
    private static final String ANY_END = "*";
    private static final int ASCII = 128;
    private static final Pattern DECIMALS = Pattern.compile("^([+-]?[0-9]+)[.,]0+$");
    private static final Pattern ZEROS = Pattern.compile("[+-]?0+");

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
        return holds(normal) || (isOdd(normal) && holds(plain(normal)));
    }

    /** Whether it may be another spelling: with letters that are not ASCII's, or a number with zeros that mean nothing. */
    private boolean isOdd(String normal) {
        int length = normal.length();
        if (length > 0 && length <= 2 * longest && normal.charAt(length - 1) == '0') {
            return true;
        }
        for (int i = 0; i < length; i++) {
            if (normal.charAt(i) >= ASCII) {
                return true;
            }
        }
        return false;
    }

    /** {@code 0000.0} and {@code 00} are {@code 0}, {@code 999.0} is {@code 999}, letters of full width are letters. */
    private static String plain(String normal) {
        String text = Normalizer.normalize(normal, Normalizer.Form.NFKC);
        String whole = DECIMALS.matcher(text).replaceFirst("$1");
        return ZEROS.matcher(whole).matches() ? "0" : whole;
    }

    private boolean holds(String normal) {
        for (String beginning : beginnings) {
            if (normal.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        // No lower case of a blocked value is longer than itself, but a value may be longer than its lower case.
        return normal.length() <= 2 * longest && words.contains(normal.toLowerCase(Locale.ROOT));
    }
}
