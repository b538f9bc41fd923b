package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every part of a map keeps to. */
final class Checked {
    private static final int MAX_ID = 100;
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 10_000;

    private Checked() {}

    static void id(String argument, String id) {
        if (!id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*") || id.length() > MAX_ID) {
            throw new InvalidArgument(
                    argument, id, "1 to 100 letters, digits, dots, hyphens and underscores, a letter or digit first");
        }
    }

    static void name(String argument, String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new InvalidArgument(argument, name, "a name of 1 to 200 characters");
        }
    }

    static void text(String argument, @Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > MAX_TEXT)) {
            throw new InvalidArgument(argument, text, "a text of 1 to 10,000 characters that is not blank");
        }
    }

    static void range(String argument, @Nullable Number number, double least, double most) {
        if (number != null && !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            throw new InvalidArgument(argument, number, number(least) + " to " + number(most));
        }
    }

    private static String number(double number) {
        return String.valueOf(Math.round(number));
    }

    /** Each of them once. */
    static <T> void once(String argument, Collection<T> items, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (T item : items) {
            if (!seen.add(id.apply(item))) {
                throw new InvalidArgument(argument, id.apply(item), "each only once");
            }
        }
    }

    static void most(String argument, List<?> items, int most) {
        if (items.size() > most) {
            throw new InvalidArgument(argument, items.size(), "at most " + most);
        }
    }
}
