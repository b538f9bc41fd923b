package io.throughline.path.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a pattern's text into tokens: quoted strings ({@code \"} and {@code \\} are the escapes), bare words of letters, digits and
 * {@code _ - / : @ # '}, and signs. A point between digits belongs to a number.
 */
final class PatternTokens {
    private static final String SIGNS = "|()!*+?{},^$[]&=<>.";
    private static final String WORD_SIGNS = "_-/:@#'";

    private final PatternText source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private PatternTokens(PatternText source) {
        this.source = source;
        this.text = source.text();
    }

    /** The tokens in order, the last one the end. */
    static List<Token> of(PatternText source) {
        PatternTokens cut = new PatternTokens(source);
        while (cut.skipBlank()) {
            cut.tokens.add(cut.next());
        }
        cut.tokens.add(new Token(Token.Kind.END, "", source.column(cut.at)));
        return cut.tokens;
    }

    private boolean skipBlank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private Token next() {
        int column = source.column(at);
        char first = text.charAt(at);
        if (first == '"') {
            return new Token(Token.Kind.STRING, string(column), column);
        }
        if (isWord(text.codePointAt(at))) {
            return new Token(Token.Kind.WORD, word(), column);
        }
        if (SIGNS.indexOf(first) < 0) {
            String found = new String(Character.toChars(text.codePointAt(at)));
            throw source.fault(column, "found '" + found + "', expected a step, a sign of a pattern or a quoted name");
        }
        return new Token(Token.Kind.SIGN, sign(first), column);
    }

    private String sign(char first) {
        char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean two = (first == '.' && second == '.') || ("!<>".indexOf(first) >= 0 && second == '=');
        String sign = text.substring(at, at + (two ? 2 : 1));
        at += sign.length();
        return sign;
    }

    private String string(int column) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            at++;
        }
        if (at == text.length()) {
            throw source.fault(column, "a quoted name begins, expected a closing \" before the end");
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        int column = source.column(at);
        at++;
        char escaped = at < text.length() ? text.charAt(at) : ' ';
        if (escaped != '"' && escaped != '\\') {
            throw source.fault(column, "found a lone \\, expected \\\" or \\\\");
        }
        return escaped;
    }

    private String word() {
        int from = at;
        boolean number = true;
        while (at < text.length() && (isWord(text.codePointAt(at)) || (number && isDecimalPoint()))) {
            number &= isDigit(at) || text.charAt(at) == '.' || (at == from && text.charAt(at) == '-');
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(from, at);
    }

    private boolean isDecimalPoint() {
        return text.charAt(at) == '.' && isDigit(at - 1) && isDigit(at + 1);
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static boolean isWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || WORD_SIGNS.indexOf(codePoint) >= 0;
    }
}
