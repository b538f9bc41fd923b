package io.throughline.feedback;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides in a text what tells of persons and orders: e-mail addresses, telephone, card and order numbers. */
public final class Masking {
    private static final Pattern EMAIL =
            Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}");
    private static final Pattern DIGITS = Pattern.compile("(?<![\\w+])[+(]?\\d(?:[ ()./-]{0,2}\\d){6,18}(?!\\w)");
    private static final Pattern NUMBER = Pattern.compile("#\\d{3,}+|(?<![\\w-])(?=[\\w-]{0,40}\\d)[\\w-]{5,64}+");
    private static final int CARD = 13;
    private static final int MANY_DIGITS = 5;

    private Masking() {}

    public static String mask(String text) {
        String masked = EMAIL.matcher(text).replaceAll("[e-mail]");
        masked = DIGITS.matcher(masked).replaceAll(found -> digits(found.group()) >= CARD ? "[card]" : "[phone]");
        return NUMBER.matcher(masked)
                .replaceAll(found -> found.group().startsWith("#") || digits(found.group()) >= MANY_DIGITS
                        ? "[number]"
                        : Matcher.quoteReplacement(found.group()));
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
