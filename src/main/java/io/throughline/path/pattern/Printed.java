package io.throughline.path.pattern;

import java.util.function.Function;
import java.util.stream.Collectors;

/** Patterns as text that reads back as the same pattern. */
final class Printed {
    private Printed() {}

    static String of(Node node) {
        if (node instanceof Node.One one) {
            return of(one.single());
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().map(Printed::part).collect(Collectors.joining(" "));
        }
        if (node instanceof Node.Choice choice) {
            return join(
                    choice.options(), option -> option instanceof Node.Choice ? "(" + of(option) + ")" : of(option));
        }
        if (node instanceof Node.Repeat repeat) {
            return of(repeat);
        }
        return node == Node.Anchor.START ? "^" : "$";
    }

    static String of(Single single) {
        if (single instanceof Single.Tested tested) {
            return of(tested);
        }
        if (single instanceof Single.Not not) {
            return "!" + grouped(not.single());
        }
        if (single instanceof Single.OneOf oneOf) {
            return join(oneOf.choices(), Printed::grouped);
        }
        return ".";
    }

    private static String part(Node node) {
        boolean group = node instanceof Node.Sequence || node instanceof Node.Choice;
        return group ? "(" + of(node) + ")" : of(node);
    }

    private static String of(Node.Repeat repeat) {
        Node body = repeat.body();
        if (body.equals(new Node.One(new Single.Any()))) {
            String bounds = bounds(repeat);
            return ".." + (bounds.equals("*") ? "" : bounds);
        }
        return (body instanceof Node.One ? of(body) : "(" + of(body) + ")") + sign(repeat);
    }

    private static String sign(Node.Repeat repeat) {
        boolean optional = repeat.from() == 0 && repeat.to() == 1;
        boolean some = repeat.from() == 1 && repeat.to() == Node.MANY;
        return optional ? "?" : some ? "+" : bounds(repeat);
    }

    private static String bounds(Node.Repeat repeat) {
        if (repeat.to() == Node.MANY) {
            return repeat.from() == 0 ? "*" : "{" + repeat.from() + ",}";
        }
        return repeat.from() == repeat.to() ? "{" + repeat.from() + "}" : "{" + repeat.from() + "," + repeat.to() + "}";
    }

    private static String grouped(Single single) {
        return single instanceof Single.OneOf ? "(" + of(single) + ")" : of(single);
    }

    private static String of(Single.Tested tested) {
        if (tested.all().size() == 1 && tested.all().get(0).isName()) {
            return quoted(tested.all().get(0).value());
        }
        return tested.all().stream().map(Printed::of).collect(Collectors.joining(" & ", "[", "]"));
    }

    private static String of(StepPredicate test) {
        String field = test.field() == Field.ATTRIBUTE
                ? quoted(test.name())
                : test.field().word();
        return field + test.comparison().sign() + quoted(test.value());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static <T> String join(java.util.List<T> parts, Function<T, String> print) {
        return parts.stream().map(print).collect(Collectors.joining(" | "));
    }
}
