package io.throughline.path.pattern;

import io.throughline.journey.InvalidArgument;
import java.util.List;

/** Tokens of a pattern and the place reached among them. */
final class Tokens {
    private static final int MAX_DEPTH = 50;

    private final PatternText source;
    private final List<Token> tokens;
    private int at;
    private int depth;

    Tokens(PatternText source) {
        this.source = source;
        this.tokens = PatternTokens.of(source);
    }

    Token here() {
        return tokens.get(at);
    }

    Token take() {
        Token token = here();
        at += token.kind() == Token.Kind.END ? 0 : 1;
        return token;
    }

    /** Takes the sign if it comes next. */
    boolean takes(String sign) {
        boolean next = here().is(sign);
        at += next ? 1 : 0;
        return next;
    }

    void expect(String sign, String expected) {
        if (!takes(sign)) {
            throw fault(expected);
        }
    }

    InvalidArgument fault(String expected) {
        return source.fault(here(), expected);
    }

    InvalidArgument fault(Token found, String expected) {
        return source.fault(found, expected);
    }

    /** Goes one bracket or negation deeper. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw source.fault(here().column(), "brackets and negations lie deeper than " + MAX_DEPTH);
        }
    }

    void leave() {
        depth--;
    }
}
