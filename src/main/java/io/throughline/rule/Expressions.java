package io.throughline.rule;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelList;
import dev.cel.common.ast.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ways through the tree of a CEL expression. */
final class Expressions {
    private Expressions() {}

    /** The same node over other children. Maps and messages, which rules cannot hold, stay as they are. */
    static CelExpr withChildren(CelExpr e, UnaryOperator<CelExpr> change) {
        return switch (e.getKind()) {
            case SELECT ->
                e.toBuilder()
                        .setSelect(e.select().toBuilder()
                                .setOperand(change.apply(e.select().operand()))
                                .build())
                        .build();
            case CALL -> withCall(e, change);
            case LIST -> {
                List<CelExpr> elements = elements(e).stream().map(change).toList();
                yield e.toBuilder()
                        .setList(CelList.newBuilder().addElements(elements).build())
                        .build();
            }
            case COMPREHENSION -> withLoop(e, change);
            default -> e;
        };
    }

    static List<CelExpr> arguments(CelExpr e) {
        Expression.Call<CelExpr> call = e.call();
        return call.args();
    }

    static List<CelExpr> elements(CelExpr e) {
        Expression.List<CelExpr> list = e.list();
        return list.elements();
    }

    static CelExpr call(long id, String function, List<CelExpr> arguments) {
        return CelExpr.newBuilder()
                .setId(id)
                .setCall(CelCall.newBuilder()
                        .setFunction(function)
                        .addArgs(arguments)
                        .build())
                .build();
    }

    /** How many nodes an evaluation may visit, loops as often as they may run. */
    static long size(CelExpr e, int loops) {
        long[] sum = {1};
        withChildren(e, child -> {
            sum[0] += size(child, loops);
            return child;
        });
        return e.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION ? sum[0] * loops : sum[0];
    }

    private static CelExpr withCall(CelExpr e, UnaryOperator<CelExpr> change) {
        CelCall call = CelCall.newBuilder()
                .setFunction(e.call().function())
                .setTarget(e.call().target().map(change))
                .addArgs(arguments(e).stream().map(change).toList())
                .build();
        return e.toBuilder().setCall(call).build();
    }

    private static CelExpr withLoop(CelExpr e, UnaryOperator<CelExpr> change) {
        CelExpr.CelComprehension loop = e.comprehension();
        return e.toBuilder()
                .setComprehension(loop.toBuilder()
                        .setIterRange(change.apply(loop.iterRange()))
                        .setAccuInit(change.apply(loop.accuInit()))
                        .setLoopCondition(change.apply(loop.loopCondition()))
                        .setLoopStep(change.apply(loop.loopStep()))
                        .setResult(change.apply(loop.result()))
                        .build())
                .build();
    }
}
