package io.throughline.api;

import java.util.Map;

/**
 * What an attribution costs besides one pass over the journeys.
 *
 * <p>Formula: 50 a sample; of a chain 110, four times as much for each further step remembered; of the Shapley value of the chain 500, and
 * 50,000 besides.
 */
final class AttributionCost {
    private static final int MAX_ORDER = 8;

    private AttributionCost() {}

    static long of(Map<String, Object> arguments) {
        long samples = QueryCost.samples(arguments);
        return switch (String.valueOf(arguments.get("model"))) {
            case "SHAPLEY" ->
                "CHAIN".equals(String.valueOf(arguments.get("game"))) ? 50_000 + 500 * samples : 50 * samples;
            case "MARKOV" -> samples * ofChain(Math.min(MAX_ORDER, FieldWeight.sizeOf(arguments.get("order"))));
            default -> 50 * samples;
        };
    }

    private static long ofChain(long order) {
        return 110L << (2 * (order - 1));
    }
}
