package io.throughline.feedback;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides in a text what tells of persons and orders: e-mail addresses, telephone, card and order numbers, whatever script their letters and digits are of. Dates and amounts
 * stay.
 */
public final class Masking {
    private static final String LETTER = "\\p{L}\\p{M}\\p{N}_";
    private static final String NAME = "[" + LETTER + ".+'%&=~*!$^|-]";
    private static final Pattern EMAIL = Pattern.compile("(?<!" + NAME + ")" + NAME
            + "{1,256}+(?:@| ?[(\\[{] ?(?i:at) ?[)\\]}] ?)[" + LETTER
            + "-]{1,63}+(?:(?:\\.| ?[(\\[{] ?(?i:dot) ?[)\\]}] ?)["
            + LETTER + "-]{1,63}+){1,8}");

    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String SHORT = "(?:" + YEAR + "|\\d\\d)";
    private static final String TIME = "(?:[T ]\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?";
    /** Dates, spans of years, and amounts from a million on: what looks like a number of somebody and is none. */
    private static final String KEPT = "(?<kept>(?<![\\w+]|\\d[-./])(?:(?:" + String.join("[-./]", YEAR, MONTH, DAY)
            + "|"
            + String.join("[-./]", DAY, MONTH, SHORT) + "|" + String.join("[-./]", MONTH, DAY, SHORT) + ")" + TIME + "|"
            + YEAR + " ?[-/] ?" + YEAR + "|\\d{1,2}(?:\\.\\d{3}){2,4})(?!\\w|[-./]\\d))|";

    private static final Pattern DIGITS =
            Pattern.compile(KEPT + "(?<![\\w+])[+(]?\\d(?:[ ()./-]{0,3}\\d){6,18}(?!\\w)");
    private static final String SHORT_WORDS = "(?<![\\w])no[.:]|n[\u00ba\u00b0]|\u2116|nr[.:]?";
    private static final String WORDS =
            "number|nummer|n[u\u00fa]mero|num\u00e9ro|order|invoice|booking|ticket|bestellung|rechnung"
                    + "|auftrag|pedido|commande";
    /** After # with any digit, after a short word for number with three, after such words as order with four; else with five. */
    private static final Pattern NUMBER = Pattern.compile(KEPT + "#(?=[\\w-]{0,40}\\d)[\\w-]{3,64}+"
            + "|(?<=(?i:" + SHORT_WORDS + ") {0,2})(?=[\\w-]{0,8}\\d{3})[\\w-]{3,64}+"
            + "|(?<=(?i:" + WORDS + ")[: ] {0,2})(?=[\\w-]{0,8}\\d{4})[\\w-]{4,64}+"
            + "|(?<five>(?<![\\w/-])[A-Za-z]\\w{0,20}+/[\\w/-]{3,64}+|(?<![\\w-])(?=[\\w-]{0,40}\\d)[\\w-]{5,64}+)");

    private static final int CARD = 13;
    private static final int MANY_DIGITS = 5;

    private Masking() {}

    public static String mask(String text) {
        String masked = replace(text, EMAIL, found -> "[e-mail]");
        masked = replace(
                masked,
                DIGITS,
                found -> found.group("kept") != null ? null : digits(found) < CARD ? "[phone]" : "[card]");
        return replace(
                masked,
                NUMBER,
                found -> found.group("kept") != null || found.group("five") != null && digits(found) < MANY_DIGITS
                        ? null
                        : "[number]");
    }

    /** @param shown instead of what is found; null leaves it */
    private static String replace(String text, Pattern pattern, Function<Matcher, @Nullable String> shown) {
        Matcher found = pattern.matcher(plain(text));
        StringBuilder masked = new StringBuilder();
        int from = 0;
        while (found.find()) {
            String instead = shown.apply(found);
            if (instead != null) {
                masked.append(text, from, found.start()).append(instead);
                from = found.end();
            }
        }
        return masked.append(text, from, text.length()).toString();
    }

    /** The text with digits, dashes, blanks and full-width signs written plainly, each in its place. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            plain.setCharAt(i, plain(text.charAt(i)));
        }
        return plain.toString();
    }

    private static char plain(char sign) {
        if (sign < 0x80) {
            return sign;
        }
        if (Character.isDigit(sign)) {
            return (char) ('0' + Character.digit(sign, 10));
        }
        return switch (Character.getType(sign)) {
            case Character.DASH_PUNCTUATION, Character.FORMAT -> '-';
            case Character.SPACE_SEPARATOR -> ' ';
            default ->
                sign == '\u2212'
                        ? '-'
                        : sign == '\u00b7' ? '.' : sign >= '\uff01' && sign <= '\uff5e' ? (char) (sign - 0xfee0) : sign;
        };
    }

    private static long digits(Matcher found) {
        return found.group().chars().filter(Character::isDigit).count();
    }
}
