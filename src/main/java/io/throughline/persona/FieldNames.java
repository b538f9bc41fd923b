package io.throughline.persona;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.throughline.journey.Known;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Puts variables in the place of field names, {@code attributes["odd name"]} and {@code has(attributes.name)}, and makes whole numbers
 * that meet a numeric field decimal, since CEL keeps the two apart.
 */
final class FieldNames {
    private static final String MAP = "attributes";
    private static final Set<String> TYPES =
            Set.of("bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint");
    private static final Set<String> ARITHMETIC = Set.of("_+_", "_-_", "_*_", "_/_", "-_");
    private static final Set<String> COMPARING = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in");

    private final InteractionFields fields;
    private final RuleFaults faults;

    FieldNames(InteractionFields fields, RuleFaults faults) {
        this.fields = fields;
        this.faults = faults;
    }

    /** @param bound variables of the loops around */
    CelExpr resolve(CelExpr e, Set<String> bound) {
        return switch (e.getKind()) {
            case IDENT -> bound.contains(e.ident().name()) ? e : name(e);
            case SELECT ->
                isMap(e.select().operand(), bound)
                        ? cell(e, e.select().field(), e.select().testOnly())
                        : Expressions.withChildren(e, child -> resolve(child, bound));
            case CALL -> call(e, bound);
            case COMPREHENSION -> loop(e, bound);
            case MAP, STRUCT -> throw faults.at(e.id(), "maps and messages have no place in such a rule");
            default -> Expressions.withChildren(e, child -> resolve(child, bound));
        };
    }

    private static boolean isMap(CelExpr e, Set<String> bound) {
        return e.getKind() == CelExpr.ExprKind.Kind.IDENT && e.ident().name().equals(MAP) && !bound.contains(MAP);
    }

    private CelExpr name(CelExpr e) {
        String name = e.ident().name();
        OptionalInt field = fields.find(name);
        if (field.isPresent()) {
            return CelExpr.ofIdent(e.id(), InteractionFields.variable(field.getAsInt()));
        }
        if (TYPES.contains(name)) {
            return e;
        }
        if (name.equals(MAP)) {
            throw faults.at(e.id(), "attributes is asked for one name in quotes: attributes[\"name\"]");
        }
        throw unknown(e, name);
    }

    private RuntimeException unknown(CelExpr e, String name) {
        return faults.at(e.id(), '"' + name + "\" is not known, " + Known.nearest(name, fields.names()));
    }

    /** An attribute by its text, or whether there is one. */
    private CelExpr cell(CelExpr e, String name, boolean presence) {
        OptionalInt field = fields.findAttribute(name);
        if (field.isEmpty()) {
            throw unknown(e, name);
        }
        int place = field.getAsInt();
        return CelExpr.ofIdent(
                e.id(), presence ? InteractionFields.presence(place) : InteractionFields.variable(place));
    }

    private CelExpr call(CelExpr e, Set<String> bound) {
        String function = e.call().function();
        List<CelExpr> arguments = Expressions.arguments(e);
        if (function.equals("_[_]") && isMap(arguments.get(0), bound)) {
            return cell(e, quoted(arguments.get(1)), false);
        }
        if (function.equals("@in") && isMap(arguments.get(1), bound)) {
            return cell(e, quoted(arguments.get(0)), true);
        }
        CelExpr resolved = Expressions.withChildren(e, child -> resolve(child, bound));
        boolean meets = COMPARING.contains(function) || ARITHMETIC.contains(function);
        boolean decimal = meets && Expressions.arguments(resolved).stream().anyMatch(this::isDecimal);
        return decimal ? Expressions.withChildren(resolved, FieldNames::asDecimal) : resolved;
    }

    private String quoted(CelExpr e) {
        boolean text = e.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && e.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (!text) {
            throw faults.at(e.id(), "attributes is asked for one name in quotes: attributes[\"name\"]");
        }
        return e.constant().stringValue();
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
            if (name.equals(InteractionFields.variable(i))) {
                return fields.used().get(i).number();
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
