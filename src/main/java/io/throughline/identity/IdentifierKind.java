package io.throughline.identity;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A kind of identifiers.
 *
 * @param name as columns and rules name it
 * @param limit to how many different identifiers one of it may be linked; beyond, its links join nobody
 */
public record IdentifierKind(String name, Type type, Form form, int limit) {
    /** What an identifier says of customers. */
    public enum Type {
        /** A system's key: a customer has at most one of a kind, unless a join says otherwise. */
        PERSON,
        /** Shared by all systems, as an e-mail address. */
        ADDRESS,
        /** Follows the person last seen with it; joins no two persons. */
        DEVICE
    }

    /** How values are written. */
    public enum Form {
        /** As it stands, trimmed. */
        PLAIN,
        /** In lower case. */
        EMAIL,
        /** {@code +} and digits. */
        PHONE
    }

    /** The one way in which a value is written; empty where nothing is left of it. */
    public String normal(String value) {
        String text = value.strip();
        return switch (form) {
            case PLAIN -> text;
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case PHONE -> phone(text);
        };
    }

    /** What parts several values that stand in one cell. */
    private static final Pattern BETWEEN_PHONES = Pattern.compile("\\s*[/;,|\\n]\\s*|\\s+or\\s+");

    private static final Pattern BETWEEN_EMAILS = Pattern.compile("\\s*[/;,|\\s]\\s*(?:or\\s+)?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9][0-9 ().\\-]*");
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;

    /** Whether a text has the form of an e-mail address. */
    public static boolean isEmail(String text) {
        return text.indexOf('@') > 0 && EMAIL.matcher(text).matches();
    }

    /** The values that a cell holds: several numbers or addresses where each part is one, else the cell as it stands. */
    public List<String> parts(String cell) {
        List<String> parts = split(cell);
        return parts.size() > 1 && parts.stream().allMatch(whole())
                ? parts.stream().distinct().toList()
                : List.of(cell);
    }

    /** Whether a cell seems to hold several values, of which not all can be told. */
    public boolean seemsSeveral(String cell) {
        List<String> parts = split(cell);
        return parts.size() > 1 && whole().test(parts.get(0)) && !parts.stream().allMatch(whole());
    }

    private List<String> split(String cell) {
        Pattern between = form == Form.PHONE ? BETWEEN_PHONES : BETWEEN_EMAILS;
        return form == Form.PLAIN ? List.of(cell) : List.of(between.split(cell.strip()));
    }

    private Predicate<String> whole() {
        return form == Form.PHONE ? IdentifierKind::isNumber : IdentifierKind::isEmail;
    }

    private static boolean isNumber(String text) {
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= FEWEST_DIGITS
                && digits <= MOST_DIGITS
                && NUMBER.matcher(text).matches();
    }

    private static String phone(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        if (digits.isEmpty()) {
            return "";
        }
        if (!text.startsWith("+") && digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0') {
            digits.delete(0, 2);
        }
        return digits.insert(0, '+').toString();
    }
}
