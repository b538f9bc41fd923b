package io.throughline.journey;

/**
 * Texts of whole characters. JSON may write one half of a character that Java holds in two, such as {@code \ud83d}, for which UTF-8 has no bytes: the database would keep another
 * text than it was given, and one key under two names, which it cannot open again. Such a half becomes U+FFFD, as where bytes are no text.
 */
public final class WholeText {
    private static final char REPLACEMENT = '\ufffd';

    private WholeText() {}

    /** The text itself where it is whole. */
    public static String of(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return mended(text);
            }
        }
        return text;
    }

    /** Of a name, which the database keeps in a list of its own: there it has no place for the character zero either. */
    public static String name(String text) {
        return of(text).replace('\0', REPLACEMENT);
    }

    private static String mended(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            whole.appendCodePoint(half ? REPLACEMENT : c);
        });
        return whole.toString();
    }
}
