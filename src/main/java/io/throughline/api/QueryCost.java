package io.throughline.api;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.execution.AbortExecutionException;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a field costs before it is computed.
 *
 * <p>Formula: 1 + weight + size × its children. Weight and size stand at the field in the schema ({@code @cost}, {@code @listSize}); where
 * they hang on several arguments they stand here: a tree has depth × branches children, a flow columns × steps kept, and figures that draw
 * samples, solve chains or test pairs weigh what these take. What costs 1,000,000 takes about 30 s on two slow cores over a million
 * interactions.
 */
final class QueryCost implements FieldComplexityCalculator {
    private static final FieldWeight PLAIN = new FieldWeight(0, 1, List.of());

    /** Sizes that several arguments make. */
    private static final Map<String, ToLongFunction<Map<String, Object>>> SIZES = Map.of(
            "Journeys.pathTree", given -> size(given, "depth") * size(given, "branches"),
            "Journeys.flow", given -> (size(given, "before") + size(given, "after")) * size(given, "top"));

    /** Weights that hang on arguments, besides those in the schema. */
    private static final Map<String, ToLongFunction<Map<String, Object>>> WEIGHTS = Map.of(
            "Journeys.funnel", FunnelCost::of,
            "Journeys.attribution", AttributionCost::of,
            "Journeys.markovOrders", given -> 10_000 * size(given, "max"),
            "Comparison.divergence", given -> 50 * samples(given),
            "Query.compareMany",
                    given -> 5_000 * size(given, "scopes") + 250 * size(given, "scopes") * size(given, "scopes"),
            "Query.discoverPersonas", given -> given.get("k") == null ? 400_000 : 0);

    private final int most;
    private final Map<String, FieldWeight> weights;

    QueryCost(int most, GraphQLSchema schema) {
        this.most = most;
        this.weights = FieldWeight.readAll(schema);
    }

    private static long size(Map<String, Object> arguments, String name) {
        return FieldWeight.sizeOf(arguments.get(name));
    }

    static long samples(Map<String, Object> arguments) {
        return Math.max(0, arguments.get("samples") instanceof Integer n ? n : 0);
    }

    @Override
    public int calculate(FieldComplexityEnvironment environment, int children) {
        String field = GraphQLTypeUtil.simplePrint(environment.getParentType()) + "."
                + environment.getFieldDefinition().getName();
        Map<String, Object> given = environment.getArguments();
        FieldWeight weight = weights.getOrDefault(field, PLAIN);
        long size = SIZES.getOrDefault(field, weight::size).applyAsLong(given);
        long more = WEIGHTS.getOrDefault(field, none -> 0).applyAsLong(given);
        long cost = 1 + weight.weight() + more + size * children;
        if (cost > most || children < 0) {
            throw refusal(cost, most);
        }
        return (int) cost;
    }

    static AbortExecutionException refusal(long cost, int most) {
        return new AbortExecutionException("This query costs " + cost + ", allowed is " + most
                + ": ask for fewer fields or less of each (`first`, `top`, `depth`, `branches`, `after`, `samples`),"
                + " or raise throughline.limits.cost.");
    }
}
