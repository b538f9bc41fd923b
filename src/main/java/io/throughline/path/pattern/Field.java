package io.throughline.path.pattern;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of an interaction a test looks at. */
enum Field {
    STEP,
    TOUCHPOINT,
    CHANNEL,
    STAGE,
    CAMPAIGN,
    VALUE,
    ATTRIBUTE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True where the contact code of a row decides. */
    boolean ofContact() {
        return this != VALUE && this != ATTRIBUTE;
    }

    /** The field a bare word names; none where the word is an attribute's name. */
    static Optional<Field> find(String word) {
        return words().filter(f -> f.word().equals(word)).findFirst();
    }

    static String allWords() {
        return words().map(Field::word).collect(Collectors.joining(", "));
    }

    private static Stream<Field> words() {
        return Stream.of(values()).filter(f -> f != ATTRIBUTE);
    }
}
