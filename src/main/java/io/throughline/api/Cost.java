package io.throughline.api;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.execution.AbortExecutionException;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a field costs before it is computed.
 *
 * <p>Formula: 1 for a field; {@code first} (of a breakdown {@code top}) × its children for a page, 100 × for a list of unknown length below {@code journeys}; and
 * for a figure that reads all journeys, what that reading costs besides.
 */
final class Cost implements FieldComplexityCalculator {
    private static final Map<String, Integer> READS = Map.ofEntries(
            Map.entry("journeys", 5_000),
            Map.entry("graph", 2_000),
            Map.entry("commonPaths", 2_000),
            Map.entry("trend", 1_000),
            Map.entry("members", 1_000),
            Map.entry("loops", 2_000),
            Map.entry("timeBetween", 1_000),
            Map.entry("silences", 4_000),
            Map.entry("pathGroups", 10_000),
            Map.entry("channelSwitches", 2_000),
            Map.entry("breakdown", 1_000),
            Map.entry("checks", 5_000),
            Map.entry("customer", 500),
            Map.entry("imports", 500),
            Map.entry("touchpoints", 500));

    private static final Map<String, Integer> LISTS = Map.of("trend", 100, "touchpoints", 100, "silences", 100);

    private final int most;

    Cost(int most) {
        this.most = most;
    }

    @Override
    public int calculate(FieldComplexityEnvironment environment, int children) {
        String name = environment.getFieldDefinition().getName();
        String parent = GraphQLTypeUtil.simplePrint(environment.getParentType());
        boolean ours = parent.equals("Query")
                || parent.equals("Journeys")
                || parent.equals("Customer")
                || parent.equals("Silence");
        long times = ours
                ? times(name, environment.getArguments().get(name.equals("breakdown") ? "top" : "first"))
                : graphList(parent);
        long cost = 1 + (ours ? READS.getOrDefault(name, 0) : 0) + times * children;
        if (cost > most || children < 0) {
            throw refusal(cost, most);
        }
        return (int) cost;
    }

    private static long times(String name, @Nullable Object first) {
        if (first instanceof Integer count) {
            return Math.max(1, count);
        }
        return LISTS.getOrDefault(name, 1);
    }

    private static long graphList(String parent) {
        return parent.equals("JourneyGraph") ? 100 : 1;
    }

    static AbortExecutionException refusal(long cost, int most) {
        return new AbortExecutionException("This query costs " + cost + ", allowed is " + most
                + ": ask for fewer fields or a smaller `first`, or raise throughline.limits.cost.");
    }
}
