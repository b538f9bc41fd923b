package io.throughline.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a person in texts: each identifier where it stands alone, whatever its letters' case and however a number of a phone is grouped. Identifiers of less than
 * six characters count in rows where they fill a cell, and in other texts where they are quoted.
 */
public final class PersonText {
    private static final int SHORT = 6;
    private static final int PHONE_DIGITS = 7;
    private static final int HEX = 16;
    private static final String ERASED = "(erased)";
    /** A letter or digit right before is part of the word, but for one of an escape as %3D. */
    private static final String BEGIN = "(?:(?<![\\p{L}\\p{N}])|(?<=%[0-9A-Fa-f]{2}))";

    private static final String NO_LONGER_ADDRESS = "(?<![\\p{L}\\p{N}][._+\\-])";
    private static final Pattern ESCAPE = Pattern.compile("\\\\u[0-9A-Fa-f]{4}|(?:%[0-9A-Fa-f]{2})+|\"\"");
    private static final String WORD_BEFORE = "(?<![^\\s\"'(\\[,;])";
    private static final String WORD_AFTER = "(?![^\\s\"')\\],;])";
    private static final String GROUPED = "[ ()./-]*";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final List<String> parts;
    private final boolean phones;
    private final Pattern inRows;
    private final Pattern inTexts;

    private PersonText(Collection<String> values, Collection<String> keys) {
        List<String> longest = values.stream()
                .sorted((a, b) -> b.length() - a.length())
                .flatMap(value -> Stream.of(value, value.replace("@", "%40")).distinct())
                .toList();
        this.phones = values.stream().anyMatch(PersonText::isPhone);
        this.parts = longest.stream().map(PersonText::lower).toList();
        this.inRows =
                pattern(longest, "(?<![\\p{L}\\p{N}._/\\-])(?<!\\p{N}:)", "(?![\\p{L}\\p{N}_/\\-:])(?!\\.\\p{N})");
        String quoted = pattern(longest, "(?<=[\"'(\\[])", "(?=[\"',)\\]])").pattern();
        this.inTexts = Pattern.compile(
                keys.stream()
                                .map(key -> WORD_BEFORE + Pattern.quote(key) + WORD_AFTER + "|")
                                .collect(Collectors.joining())
                        + quoted,
                FLAGS);
    }

    /** @param values ids and identifiers, as they are kept; empty ones are passed over */
    public static PersonText of(Collection<String> values) {
        return of(values, List.of());
    }

    /** @param keys kinds and values, as the audit log names identifiers: each stands for one person, however short the value is */
    public static PersonText of(Collection<String> values, Collection<String> keys) {
        TreeSet<String> filled = new TreeSet<>();
        values.stream().map(String::strip).filter(value -> !value.isEmpty()).forEach(filled::add);
        return new PersonText(filled, keys);
    }

    private static Pattern pattern(List<String> values, String before, String after) {
        String all = values.stream()
                .map(value -> value.length() < SHORT
                        ? before + Pattern.quote(value) + after
                        : BEGIN + (value.indexOf('@') > 0 ? NO_LONGER_ADDRESS : "") + spelled(value)
                                + "(?![\\p{L}\\p{N}])")
                .collect(Collectors.joining("|"));
        return Pattern.compile(all.isEmpty() ? "(?!)" : all, FLAGS);
    }

    private static String spelled(String value) {
        return !isPhone(value)
                ? Pattern.quote(value)
                : "(?:\\+|00)?" + GROUPED
                        + value.substring(1)
                                .chars()
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining(GROUPED));
    }

    private static boolean isPhone(String value) {
        return value.length() > PHONE_DIGITS
                && value.charAt(0) == '+'
                && value.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether a record as it came names the person, also in letters as JSON, addresses of pages and quoted cells write them. */
    public boolean isInRow(String row) {
        return isFound(row)
                || (ESCAPE.matcher(row).find() && isFound(ESCAPE.matcher(row).replaceAll(PersonText::plain)));
    }

    private boolean isFound(String row) {
        return mayName(row) && inRows.matcher(row).find();
    }

    private static String plain(MatchResult escape) {
        String written = escape.group();
        String plain = switch (written.charAt(0)) {
            case '%' -> URLDecoder.decode(written, StandardCharsets.UTF_8);
            case '"' -> "\"";
            default -> Character.toString(Integer.parseInt(written.substring(2), HEX));
        };
        return Matcher.quoteReplacement(plain);
    }

    /** Whether a cell, shortened perhaps, is one of the identifiers. */
    public boolean isCell(String cell) {
        return isInRow(cell.strip());
    }

    /** The text without the person's identifiers. */
    public String without(String text) {
        return mayName(text) ? inTexts.matcher(text).replaceAll(ERASED) : text;
    }

    private boolean mayName(String text) {
        String small = lower(text);
        return phones || parts.stream().anyMatch(small::contains);
    }
}
