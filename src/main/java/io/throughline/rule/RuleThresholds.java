package io.throughline.rule;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The numbers and times with which a rule compares each of its fields, as far as it does nothing else with them: two customers whose figures
 * lie between the same ones are alike to it, so it need not be asked twice.
 */
final class RuleThresholds {
    private static final Set<String> COMPARING = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");

    /** Beyond, a double does not hold every microsecond. */
    private static final long EXACT = 1L << 52;

    private final List<@Nullable TreeSet<Double>> found = new ArrayList<>();

    private RuleThresholds(int fields) {
        for (int i = 0; i < fields; i++) {
            found.add(new TreeSet<>());
        }
    }

    /** By field, ascending, times in microseconds; null where a field is used otherwise. */
    static double[] @Nullable [] of(CelExpr rule, int fields) {
        RuleThresholds cuts = new RuleThresholds(fields);
        cuts.visit(rule);
        return cuts.found.stream()
                .map(set -> set == null
                        ? null
                        : set.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    /** Where a figure lies: odd at a cut, even between two. */
    static int place(double[] cuts, double figure) {
        int found = Arrays.binarySearch(cuts, figure + 0.0); // −0 is 0
        return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
    }

    private CelExpr visit(CelExpr e) {
        int field = field(e);
        if (field >= 0) {
            found.set(field, null);
        } else if (!compares(e)) {
            Expressions.withChildren(e, this::visit);
        }
        return e;
    }

    /** Takes note of a comparison of a field with a number or a time. */
    private boolean compares(CelExpr e) {
        if (e.getKind() != CelExpr.ExprKind.Kind.CALL
                || !COMPARING.contains(e.call().function())) {
            return false;
        }
        CelExpr left = Expressions.arguments(e).get(0);
        CelExpr right = Expressions.arguments(e).get(1);
        int field = Math.max(field(left), field(right));
        List<Double> cuts = figures(field(left) < 0 ? left : right);
        if (field < 0 || cuts.isEmpty()) {
            return false;
        }
        TreeSet<Double> known = found.get(field);
        if (known != null) {
            known.addAll(cuts);
        }
        return true;
    }

    private int field(CelExpr e) {
        for (int i = 0; i < found.size(); i++) {
            if (e.getKind() == CelExpr.ExprKind.Kind.IDENT && e.ident().name().equals(RuleFields.variable(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Of a time the microseconds around it. */
    private static List<Double> figures(CelExpr e) {
        if (e.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            boolean number = e.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE;
            return number ? List.of(e.constant().doubleValue() + 0.0) : List.of();
        }
        return time(e).map(micros -> List.of(micros - 1.0, (double) micros, micros + 1.0))
                .orElse(List.of());
    }

    private static Optional<Long> time(CelExpr e) {
        boolean call =
                e.getKind() == CelExpr.ExprKind.Kind.CALL && e.call().function().equals("timestamp");
        if (!call || Expressions.arguments(e).size() != 1) {
            return Optional.empty();
        }
        CelExpr text = Expressions.arguments(e).get(0);
        if (text.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || text.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(text.constant().stringValue()).toInstant();
            return Optional.of(ChronoUnit.MICROS.between(Instant.EPOCH, time)).filter(micros -> micros < EXACT);
        } catch (DateTimeException | ArithmeticException fault) {
            return Optional.empty();
        }
    }
}
