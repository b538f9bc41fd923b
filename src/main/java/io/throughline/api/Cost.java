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
 * kept × its children, a funnel its steps × its children, a comparison of many sets 5,000 a set and 500 a pair, a divergence 50 a sample, an attribution 50 a
 * sample (of a chain 110, four times as much for each further step remembered; 500 a sample and 50,000 besides for the Shapley value of the chain), a choice of orders 10,000 an order, groups
 * of customers 200,000 and three times as much where their number is not given. What costs 1,000,000 takes about 30 s on two slow cores over
 * a million interactions.
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
            Map.entry("compare", 10_000),
            Map.entry("compareMany", 5_000),
            Map.entry("compare.edges", 5_000),
            Map.entry("compare.paths", 5_000),
            Map.entry("compare.divergence", 4_000),
            Map.entry("compare.decomposition", 4_000),
            Map.entry("dropOffs", 3_000),
            Map.entry("bottlenecks", 6_000),
            Map.entry("mostProbablePaths", 5_000),
            Map.entry("components", 5_000),
            Map.entry("whatIf", 4_000),
            Map.entry("checks", 5_000),
            Map.entry("personas", 2_000),
            Map.entry("persona", 500),
            Map.entry("personaCoverage", 2_000),
            Map.entry("discoverPersonas", 200_000),
            Map.entry("customer", 500),
            Map.entry("query.customers", 10_000),
            Map.entry("imports", 500),
            Map.entry("touchpoints", 500));

    private static final Map<String, Integer> LISTS = Map.of(
            "trend", 100, "touchpoints", 100, "silences", 100, "personas", 10, "edges", 20, "decomposition", 100);

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
                || parent.equals("Silence")
                || parent.equals("WhatIf")
                || parent.equals("Comparison");
        long times = ours ? times(name, environment.getArguments()) : graphList(parent);
        String read = parent.equals("Comparison")
                ? "compare." + name
                : parent.equals("Query") && name.equals("customers") ? "query.customers" : name;
        long reads = ours ? READS.getOrDefault(read, 0) + more(name, environment.getArguments()) : 0;
        long cost = 1 + reads + times * children;
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
            case "compareMany" -> scopes(arguments);
            case "mostProbablePaths" -> number(arguments.get("k"), 5);
            default -> number(arguments.get("first"), LISTS.getOrDefault(name, 1));
        };
    }

    /** What arguments make a figure read besides: samples, sets and pairs of sets, steps of a funnel that compete. */
    private static long more(String name, Map<String, Object> arguments) {
        return switch (name) {
            case "funnel" -> FunnelCost.of(arguments);
            case "divergence" -> 50L * samples(arguments);
            case "attribution" ->
                isChainGame(arguments) ? 50_000 + 500L * samples(arguments) : samples(arguments) * sample(arguments);
            case "discoverPersonas" -> arguments.get("k") == null ? 400_000 : 0;
            case "markovOrders" -> 10_000 * number(arguments.get("max"), 4);
            case "compareMany" -> 5_000 * scopes(arguments) + 250 * scopes(arguments) * scopes(arguments);
            default -> 0;
        };
    }

    /** A chain that remembers one step more takes about four times as long. */
    private static long sample(Map<String, Object> arguments) {
        boolean chain = "MARKOV".equals(String.valueOf(arguments.get("model")));
        long order = Math.min(8, number(arguments.get("order"), 1));
        return chain ? 110L << (2 * (order - 1)) : 50;
    }

    private static long samples(Map<String, Object> arguments) {
        return Math.max(0, arguments.get("samples") instanceof Integer n ? n : 0);
    }

    private static boolean isChainGame(Map<String, Object> arguments) {
        return "SHAPLEY".equals(String.valueOf(arguments.get("model")))
                && "CHAIN".equals(String.valueOf(arguments.get("game")));
    }

    private static long scopes(Map<String, Object> arguments) {
        return arguments.get("scopes") instanceof List<?> scopes ? Math.max(1, scopes.size()) : 1;
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
                + ": ask for fewer fields or less of each (`first`, `top`, `depth`, `branches`, `after`, `samples`),"
                + " or raise throughline.limits.cost.");
    }
}
