package io.throughline.path.pattern;

/**
 * A piece of a pattern's text.
 *
 * @param text what it means: of a string what stands between the quotes, escapes resolved
 * @param column place of its first character, from 1
 */
record Token(Kind kind, String text, int column) {
    private static final int SHOWN = 40;

    enum Kind {
        STRING,
        WORD,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isName() {
        return kind == Kind.STRING || kind == Kind.WORD;
    }

    /** How an error names it. */
    String shown() {
        String part = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return switch (kind) {
            case STRING -> '"' + part + '"';
            case WORD -> part;
            case SIGN -> "'" + part + "'";
            case END -> "the end";
        };
    }
}
