package io.throughline.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.TreeSet;

/**
 * Makes every comparison that reads a missing field false: the smallest true-or-false part around a field becomes {@code has && part}.
 * So {@code !(os == "ios")} holds where {@code os} is missing, and {@code os != "ios"} does not.
 */
final class MissingFields {
    private final CelAbstractSyntaxTree checked;
    private final List<? extends RuleFields.Field> fields;
    private long nextId = 1_000_000;

    MissingFields(CelAbstractSyntaxTree checked, List<? extends RuleFields.Field> fields) {
        this.checked = checked;
        this.fields = fields;
    }

    CelExpr guard() {
        return guard(checked.getExpr(), new TreeSet<>());
    }

    /** @param open gathers fields that are read below and not asked for yet */
    private CelExpr guard(CelExpr e, TreeSet<Integer> open) {
        TreeSet<Integer> own = new TreeSet<>();
        for (int i = 0; i < fields.size(); i++) {
            boolean read = e.getKind() == CelExpr.ExprKind.Kind.IDENT
                    && e.ident().name().equals(RuleFields.variable(i));
            if (read && fields.get(i).mayBeMissing()) {
                own.add(i);
            }
        }
        CelExpr guarded = Expressions.withChildren(e, child -> guard(child, own));
        boolean truth = checked.getType(e.id()).filter(SimpleType.BOOL::equals).isPresent();
        if (!truth) {
            open.addAll(own);
            return guarded;
        }
        for (int field : own.descendingSet()) {
            CelExpr present = CelExpr.ofIdent(nextId++, RuleFields.presence(field));
            guarded = Expressions.call(nextId++, "_&&_", List.of(present, guarded));
        }
        return guarded;
    }
}
