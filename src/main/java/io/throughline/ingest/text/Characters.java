package io.throughline.ingest.text;

/** What single characters are, and how many bytes they take. */
public final class Characters {
    private Characters() {}

    /** White space, those that never break included, and control characters. */
    public static boolean blank(char c) {
        return c <= ' ' || (c > 127 && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
    }

    /** Bytes of these characters in UTF-8. */
    public static long utf8Bytes(char[] chars, int offset, int length) {
        long bytes = 0;
        for (int i = offset; i < offset + length; i++) {
            char c = chars[i];
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
