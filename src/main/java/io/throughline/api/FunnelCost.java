package io.throughline.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a funnel costs besides one pass over the journeys: steps that may take the same place are tried against each other.
 *
 * <p>Formula: for each pair of steps that share an id, or of which one is a pattern, 20,000 with ANY, and 5,000 with STRICT where one of them
 * is optional.
 */
final class FunnelCost {
    private static final long ANY = 20_000;
    private static final long STRICT = 5_000;

    private FunnelCost() {}

    private record Step(Set<Object> ids, boolean pattern, boolean optional) {
        static Step of(Map<?, ?> step) {
            Set<Object> ids = step.get("anyOf") instanceof List<?> list ? new HashSet<>(list) : Set.of();
            return new Step(ids, step.get("matching") != null, Boolean.TRUE.equals(step.get("optional")));
        }

        boolean competes(Step other) {
            return pattern || other.pattern || ids.stream().anyMatch(other.ids::contains);
        }
    }

    static long of(Map<String, Object> arguments) {
        String order = String.valueOf(arguments.get("order"));
        boolean any = order.equals("ANY");
        if (!any && !order.equals("STRICT")) {
            return 0;
        }
        List<Step> steps = new ArrayList<>();
        if (arguments.get("steps") instanceof List<?> list) {
            list.forEach(step -> steps.add(Step.of(step instanceof Map<?, ?> map ? map : Map.of())));
        }
        long pairs = 0;
        for (int i = 0; i < steps.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean counts = any || steps.get(i).optional || steps.get(j).optional;
                pairs += counts && steps.get(i).competes(steps.get(j)) ? 1 : 0;
            }
        }
        return pairs * (any ? ANY : STRICT);
    }
}
