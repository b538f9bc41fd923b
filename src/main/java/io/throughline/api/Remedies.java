package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.journey.GivenUp;
import java.util.Map;

/** What to ask instead of a figure that took too long. */
final class Remedies {
    private static final Map<String, String> OF_FIELDS = Map.of(
            "discoverPersonas", "name a small `k`, or choose fewer customers by `where` or `period`",
            "attribution", "ask for fewer `samples`, a lower `order`, or fewer journeys by `period`",
            "attributionModels", "name fewer `models`, or choose fewer journeys by `period`",
            "markovOrders", "ask for a lower `max`, or for fewer journeys by `period`",
            "divergence", "ask for fewer `samples`, or for fewer journeys by `period`",
            "compareMany", "name fewer `scopes`, or choose fewer journeys by `period`",
            "pathGroups", "choose fewer journeys by `period`, or longer ones by `matching`");

    private Remedies() {}

    static String message(GivenUp late, DataFetchingEnvironment environment) {
        String remedy = OF_FIELDS.get(environment.getFieldDefinition().getName());
        return remedy == null ? String.valueOf(late.getMessage()) : late.message(remedy);
    }
}
