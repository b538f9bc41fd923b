package io.throughline.identity;

import java.util.Locale;

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
