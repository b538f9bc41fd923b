package io.throughline.path.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a path pattern by recursive descent. Every fault names the column (from 1), what was found and what was expected.
 *
 * <pre>
 * pattern    = choice ;
 * choice     = sequence { "|" sequence } ;
 * sequence   = item { item } ;                            each directly after the one before
 * item       = "^" | "$" | gap | atom [ repetition ] ;    ^ before the first step, $ after the last
 * gap        = ".." [ bounds ] ;                          any steps between, none included
 * atom       = step | "(" choice ")" ;
 * step       = name | "." | class | "!" negated ;         "." is any one step
 * negated    = step | "(" negated { "|" negated } ")" ;   one step that is none of these
 * repetition = "*" | "+" | "?" | bounds ;
 * bounds     = "{" number [ "," [ number ] ] "}" ;        0 to 1000; {n}, {m,n}, {m,} for m or more
 * class      = "[" test { "&amp;" test } "]" ;                all tests hold
 * test       = field comparison value ;
 * field      = "step" | "touchpoint" | "channel" | "stage" | "campaign" | "value" | attribute ;
 * attribute  = name ;                                     quoted: always an attribute
 * comparison = "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ;     the last four between numbers
 * value      = name ;
 * name       = word | string ;
 * word       = letters, digits and _ - / : @ # ' ; a number may have a decimal point
 * string     = '"' { any character, or \" or \\ } '"' ;
 * </pre>
 *
 * <p>Blanks separate words and mean nothing else. What an interaction lacks (no channel, no such attribute) passes no test but
 * {@code = "(none)"}; {@code !} is the exact opposite of a step, so {@code ![channel=email]} holds where there is no channel.
 */
final class PatternParser {
    private static final int MAX_TIMES = 1_000;
    private static final String ITEM = "a step, '..', '(', '^' or '$'";

    private final Tokens tokens;
    private final SingleParser singles;

    private PatternParser(PatternText source, NameCheck nameCheck) {
        tokens = new Tokens(source);
        singles = new SingleParser(tokens, nameCheck);
    }

    static Node parse(PatternText source, NameCheck nameCheck) {
        PatternParser parser = new PatternParser(source, nameCheck);
        Node node = parser.choice();
        if (parser.tokens.here().kind() != Token.Kind.END) {
            throw parser.tokens.fault(ITEM + ", '|' or the end");
        }
        return node;
    }

    private Node choice() {
        List<Node> options = new ArrayList<>(List.of(sequence()));
        while (tokens.takes("|")) {
            options.add(sequence());
        }
        return options.size() == 1 ? options.get(0) : new Node.Choice(options);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>(List.of(item()));
        while (beginsItem()) {
            parts.add(item());
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private boolean beginsItem() {
        Token here = tokens.here();
        return singles.begins() || here.is("..") || here.is("(") || here.is("^") || here.is("$");
    }

    private Node item() {
        if (tokens.takes("^")) {
            return Node.Anchor.START;
        }
        if (tokens.takes("$")) {
            return Node.Anchor.END;
        }
        if (tokens.takes("..")) {
            Node any = new Node.One(new Single.Any());
            return tokens.takes("{") ? bounds(any) : new Node.Repeat(any, 0, Node.MANY);
        }
        return repeated(atom());
    }

    private Node atom() {
        if (singles.begins()) {
            return new Node.One(singles.single());
        }
        tokens.expect("(", ITEM);
        tokens.enter();
        Node inner = choice();
        tokens.expect(")", ITEM + ", '|' or ')'");
        tokens.leave();
        return inner;
    }

    private Node repeated(Node body) {
        if (tokens.takes("*")) {
            return new Node.Repeat(body, 0, Node.MANY);
        }
        if (tokens.takes("+")) {
            return new Node.Repeat(body, 1, Node.MANY);
        }
        if (tokens.takes("?")) {
            return new Node.Repeat(body, 0, 1);
        }
        return tokens.takes("{") ? bounds(body) : body;
    }

    private Node bounds(Node body) {
        int from = times(0);
        int to = from;
        if (tokens.takes(",")) {
            to = tokens.here().is("}") ? Node.MANY : times(from);
        }
        tokens.expect("}", to == from ? "',' or '}'" : "'}'");
        return new Node.Repeat(body, from, to);
    }

    private int times(int least) {
        Token token = tokens.here();
        String expected = "a whole number from " + least + " to " + MAX_TIMES;
        if (token.kind() != Token.Kind.WORD || !token.text().matches("[0-9]{1,4}")) {
            throw tokens.fault(expected);
        }
        int times = Integer.parseInt(token.text());
        if (times < least || times > MAX_TIMES) {
            throw tokens.fault(expected);
        }
        tokens.take();
        return times;
    }
}
