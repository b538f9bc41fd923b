package io.throughline.api;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.execution.AbortExecutionException;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a field costs before it is computed.
 *
 * <p>Formula: 1 for a field; {@code first} (of a breakdown {@code top}) × its children for a page, 100 × for a list of unknown length below {@code journeys}; and
 * for a figure that reads all journeys, what that reading costs besides; a tree costs depth × branches × its children, a flow columns × steps
 * kept × its children, a funnel its steps × its children.
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
            Map.entry("pathTree", 2_000),
            Map.entry("flow", 2_000),
            Map.entry("funnel", 2_000),
            Map.entry("breakdown", 1_000),
            Map.entry("attribution", 2_000),
            Map.entry("attributionModels", 10_000),
            Map.entry("dropOffs", 3_000),
            Map.entry("bottlenecks", 6_000),
            Map.entry("mostProbablePaths", 5_000),
            Map.entry("components", 5_000),
            Map.entry("checks", 5_000),
            Map.entry("personas", 2_000),
            Map.entry("persona", 500),
            Map.entry("personaCoverage", 2_000),
            Map.entry("customer", 500),
            Map.entry("imports", 500),
            Map.entry("touchpoints", 500));

    private static final Map<String, Integer> LISTS =
            Map.of("trend", 100, "touchpoints", 100, "silences", 100, "personas", 10);

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
                || parent.equals("Persona")
                || parent.equals("Silence");
        long times = ours ? times(name, environment.getArguments()) : graphList(parent);
        long cost = 1 + (ours ? READS.getOrDefault(name, 0) : 0) + times * children;
        if (cost > most || children < 0) {
            throw refusal(cost, most);
        }
        return (int) cost;
    }

    private static long times(String name, Map<String, Object> arguments) {
        return switch (name) {
            case "pathTree" -> number(arguments.get("depth"), 5) * number(arguments.get("branches"), 5);
            case "flow" ->
                (number(arguments.get("before"), 0) + number(arguments.get("after"), 5))
                        * number(arguments.get("top"), 10);
            case "funnel" -> arguments.get("steps") instanceof List<?> steps ? Math.max(1, steps.size()) : 1;
            case "breakdown" -> number(arguments.get("top"), 20);
            case "mostProbablePaths" -> number(arguments.get("k"), 5);
            default -> number(arguments.get("first"), LISTS.getOrDefault(name, 1));
        };
    }

    /** At least 1, and small enough to be multiplied. */
    private static long number(@Nullable Object argument, int otherwise) {
        return argument instanceof Integer count ? Math.min(1_000_000, Math.max(1, count)) : otherwise;
    }

    private static long graphList(String parent) {
        return parent.equals("JourneyGraph") ? 100 : 1;
    }

    static AbortExecutionException refusal(long cost, int most) {
        return new AbortExecutionException("This query costs " + cost + ", allowed is " + most
                + ": ask for fewer fields or a smaller `first`, or raise throughline.limits.cost.");
    }
}
