package io.throughline.rule;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import io.throughline.journey.NearestNames;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Puts variables in the place of field names, of columns as {@code attributes["odd name"]} and {@code has(attributes.name)}, and of
 * calls that are fields, and makes whole numbers that meet a numeric field decimal, since CEL keeps the two apart.
 */
final class FieldNames {
    private static final Set<String> TYPES =
            Set.of("bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint");
    private static final Set<String> CALLS = Set.of(
            "bool",
            "bytes",
            "double",
            "duration",
            "dyn",
            "int",
            "matches",
            "size",
            "string",
            "timestamp",
            "type",
            "uint");
    private static final Set<String> TEXT_CALLS =
            Set.of("contains", "endsWith", "matches", "size", "startsWith", "string");
    private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");
    private static final Set<String> ARITHMETIC = Set.of("_+_", "_-_", "_*_", "_/_", "-_");
    private static final Set<String> COMPARING = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in");

    private final RuleFields fields;
    private final RuleFaults faults;

    FieldNames(RuleFields fields, RuleFaults faults) {
        this.fields = fields;
        this.faults = faults;
    }

    /** @param bound variables of the loops around */
    CelExpr resolve(CelExpr e, Set<String> bound) {
        return resolve(e, bound, false);
    }

    /** @param asText whether a column is meant as text here, though it hold numbers */
    private CelExpr resolve(CelExpr e, Set<String> bound, boolean asText) {
        return switch (e.getKind()) {
            case IDENT -> bound.contains(e.ident().name()) ? e : name(e, asText);
            case SELECT ->
                isMap(e.select().operand(), bound)
                        ? cell(e, e.select().field(), e.select().testOnly(), asText)
                        : Expressions.withChildren(e, child -> resolve(child, bound));
            case CALL -> call(e, bound, asText);
            case COMPREHENSION -> loop(e, bound);
            case MAP, STRUCT -> throw faults.at(e.id(), "maps and messages have no place in such a rule");
            default -> Expressions.withChildren(e, child -> resolve(child, bound));
        };
    }

    private boolean isMap(CelExpr e, Set<String> bound) {
        String map = fields.map();
        return e.getKind() == CelExpr.ExprKind.Kind.IDENT && e.ident().name().equals(map) && !bound.contains(map);
    }

    private CelExpr name(CelExpr e, boolean asText) {
        String name = e.ident().name();
        OptionalInt field = fields.find(name, asText);
        if (field.isPresent()) {
            return CelExpr.ofIdent(e.id(), RuleFields.variable(field.getAsInt()));
        }
        if (TYPES.contains(name)) {
            return e;
        }
        if (name.equals(fields.map())) {
            throw unquoted(e);
        }
        throw unknown(e, name);
    }

    private RuntimeException unquoted(CelExpr e) {
        String map = fields.map();
        return faults.at(e.id(), map + " is asked for one name in quotes: " + map + "[\"name\"]");
    }

    private RuntimeException unknown(CelExpr e, String name) {
        return faults.at(e.id(), '"' + name + "\" is not known, " + NearestNames.nearest(name, fields.names()));
    }

    /** A column by its name, or whether there is a cell, whatever it says. */
    private CelExpr cell(CelExpr e, String name, boolean presence, boolean asText) {
        OptionalInt field = fields.findColumn(name, presence || asText);
        if (field.isEmpty()) {
            throw unknown(e, name);
        }
        int place = field.getAsInt();
        return CelExpr.ofIdent(e.id(), presence ? RuleFields.presence(place) : RuleFields.variable(place));
    }

    private CelExpr call(CelExpr e, Set<String> bound, boolean asText) {
        String function = e.call().function();
        List<CelExpr> arguments = Expressions.arguments(e);
        if (function.equals("_[_]") && isMap(arguments.get(0), bound)) {
            return cell(e, quoted(arguments.get(1)), false, asText);
        }
        if (e.call().target().isEmpty() && Character.isLetter(function.charAt(0)) && !CALLS.contains(function)) {
            return field(e, function, arguments);
        }
        if (function.equals("@in") && isMap(arguments.get(1), bound)) {
            return cell(e, quoted(arguments.get(0)), true, true);
        }
        boolean text = isAboutText(e);
        CelExpr resolved = Expressions.withChildren(e, child -> resolve(child, bound, text));
        boolean meets = COMPARING.contains(function) || ARITHMETIC.contains(function);
        boolean decimal = meets && Expressions.arguments(resolved).stream().anyMatch(this::isDecimal);
        return decimal ? Expressions.withChildren(resolved, FieldNames::asDecimal) : resolved;
    }

    /** Whether a call looks at text: by what it does, or because it asks for equality with texts in quotes. */
    private static boolean isAboutText(CelExpr e) {
        String function = e.call().function();
        List<CelExpr> arguments = Expressions.arguments(e);
        return TEXT_CALLS.contains(function)
                || (EQUALITY.contains(function) && arguments.stream().anyMatch(FieldNames::isText))
                || (function.equals("@in") && isTexts(arguments.get(1)));
    }

    private static boolean isTexts(CelExpr e) {
        return e.getKind() == CelExpr.ExprKind.Kind.LIST
                && !Expressions.elements(e).isEmpty()
                && Expressions.elements(e).stream().allMatch(FieldNames::isText);
    }

    private CelExpr field(CelExpr e, String function, List<CelExpr> arguments) {
        if (!fields.isCall(function)) {
            throw unknown(e, function);
        }
        if (!arguments.stream().allMatch(FieldNames::isText)) {
            throw faults.at(e.id(), function + " takes names in quotes");
        }
        List<String> texts = arguments.stream().map(this::quoted).toList();
        return CelExpr.ofIdent(
                e.id(), RuleFields.variable(fields.call(function, texts, said -> faults.at(e.id(), said))));
    }

    private String quoted(CelExpr e) {
        if (!isText(e)) {
            throw unquoted(e);
        }
        return e.constant().stringValue();
    }

    private static boolean isText(CelExpr e) {
        return e.getKind() == CelExpr.ExprKind.Kind.CONSTANT && e.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private CelExpr loop(CelExpr e, Set<String> bound) {
        CelExpr.CelComprehension loop = e.comprehension();
        Set<String> inside = new HashSet<>(bound);
        inside.addAll(List.of(loop.iterVar(), loop.iterVar2(), loop.accuVar()));
        return Expressions.withChildren(
                e, child -> resolve(child, child == loop.iterRange() || child == loop.accuInit() ? bound : inside));
    }

    private boolean isDecimal(CelExpr e) {
        return switch (e.getKind()) {
            case CONSTANT -> e.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE;
            case IDENT -> isNumericField(e.ident().name());
            case CALL ->
                (ARITHMETIC.contains(e.call().function()) || e.call().function().equals("_?_:_"))
                        && Expressions.arguments(e).stream().anyMatch(this::isDecimal);
            default -> false;
        };
    }

    private boolean isNumericField(String name) {
        for (int i = 0; i < fields.used().size(); i++) {
            if (name.equals(RuleFields.variable(i))) {
                return fields.used().get(i).type().equals(SimpleType.DOUBLE);
            }
        }
        return false;
    }

    private static CelExpr asDecimal(CelExpr e) {
        return switch (e.getKind()) {
            case CONSTANT ->
                e.constant().getKind() == CelConstant.Kind.INT64_VALUE
                        ? CelExpr.ofConstant(e.id(), CelConstant.ofValue((double)
                                e.constant().int64Value()))
                        : e;
            case LIST -> Expressions.withChildren(e, FieldNames::asDecimal);
            case CALL ->
                ARITHMETIC.contains(e.call().function()) ? Expressions.withChildren(e, FieldNames::asDecimal) : e;
            default -> e;
        };
    }
}
