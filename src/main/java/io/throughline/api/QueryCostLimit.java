package io.throughline.api;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.analysis.QueryComplexityCalculator;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.schema.GraphQLSchema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses what costs too much before anything is computed, and notes what the rest costs. */
final class QueryCostLimit extends SimplePerformantInstrumentation {
    private static final String COST = "throughline.cost";

    private final int most;
    private volatile @Nullable QueryCost costs;

    QueryCostLimit(int most) {
        this.most = most;
    }

    /** Reads what fields cost; once, before the first query. */
    void read(GraphQLSchema schema) {
        costs = new QueryCost(most, schema);
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        int cost = QueryComplexityCalculator.newCalculator()
                .fieldComplexityCalculator(Objects.requireNonNull(costs))
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .variables(context.getCoercedVariables())
                .build()
                .calculate();
        if (cost < 0 || cost > most) {
            throw QueryCost.refusal(cost, most);
        }
        context.getGraphQLContext().put(COST, cost);
        return SimpleInstrumentationContext.noOp();
    }

    static int cost(GraphQLContext context) {
        return context.getOrDefault(COST, 0);
    }
}
