package io.throughline.path.pattern;

import java.util.ArrayList;
import java.util.List;

/** Reads what one step must be: a name, any step, a class, or the negation of such. */
final class SingleParser {
    private static final String STEP = "a step: a name, '.', '[' or '!'";

    private final Tokens tokens;
    private final NameCheck nameCheck;

    SingleParser(Tokens tokens, NameCheck nameCheck) {
        this.tokens = tokens;
        this.nameCheck = nameCheck;
    }

    /** Whether the next token begins a single step. */
    boolean begins() {
        Token here = tokens.here();
        return here.isName() || here.is(".") || here.is("[") || here.is("!");
    }

    Single single() {
        Token token = tokens.here();
        if (token.isName()) {
            tokens.take();
            return new Single.Tested(List.of(known(StepPredicate.ofStep(token.text()), token)));
        }
        if (tokens.takes(".")) {
            return new Single.Any();
        }
        if (tokens.takes("[")) {
            return tested();
        }
        tokens.expect("!", STEP);
        tokens.enter();
        Single.Not not = new Single.Not(negated());
        tokens.leave();
        return not;
    }

    private Single negated() {
        if (!tokens.takes("(")) {
            return single();
        }
        tokens.enter();
        List<Single> choices = new ArrayList<>(List.of(negated()));
        while (tokens.takes("|")) {
            choices.add(negated());
        }
        tokens.expect(")", "'|' or ')', for '!' negates exactly one step");
        tokens.leave();
        return choices.size() == 1 ? choices.get(0) : new Single.OneOf(choices);
    }

    private Single tested() {
        List<StepPredicate> tests = new ArrayList<>(List.of(test()));
        while (tokens.takes("&")) {
            tests.add(test());
        }
        tokens.expect("]", "'&' or ']'");
        return new Single.Tested(tests);
    }

    private StepPredicate test() {
        Token name = tokens.here();
        if (!name.isName()) {
            throw tokens.fault("one of " + Field.allWords() + " or an attribute");
        }
        tokens.take();
        Field field = name.kind() == Token.Kind.STRING
                ? Field.ATTRIBUTE
                : Field.find(name.text()).orElse(Field.ATTRIBUTE);
        if (field == Field.ATTRIBUTE) {
            checkAttribute(name);
        }
        Comparison comparison = comparison(field);
        Token value = tokens.here();
        if (!value.isName()) {
            throw tokens.fault("a value");
        }
        tokens.take();
        StepPredicate test =
                new StepPredicate(field, field == Field.ATTRIBUTE ? name.text() : "", comparison, value.text());
        if ((field == Field.VALUE || comparison.orders()) && Double.isNaN(test.number())) {
            throw tokens.fault(value, "a number");
        }
        return known(test, value);
    }

    private void checkAttribute(Token name) {
        String instead = nameCheck.attributeInstead(name.text());
        String expected = "one of " + Field.allWords() + " or an attribute";
        if (name.text().isEmpty()) {
            throw tokens.fault(name, expected);
        }
        if (instead != null) {
            throw tokens.fault(name, expected + ", " + instead);
        }
    }

    private Comparison comparison(Field field) {
        Token sign = tokens.here();
        Comparison comparison =
                sign.kind() == Token.Kind.SIGN ? Comparison.find(sign.text()).orElse(null) : null;
        boolean ordered = field == Field.VALUE || field == Field.ATTRIBUTE;
        if (comparison == null || (comparison.orders() && !ordered)) {
            throw tokens.fault(ordered ? "=, !=, <, <=, > or >=" : "= or !=, for " + field.word() + " is no number");
        }
        tokens.take();
        return comparison;
    }

    private StepPredicate known(StepPredicate test, Token value) {
        String instead = nameCheck.valueInstead(test);
        if (instead != null) {
            throw tokens.fault(value, "a " + test.field().word() + ", " + instead);
        }
        return test;
    }
}
