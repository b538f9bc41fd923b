package io.throughline.api;

import io.throughline.analysis.JourneyService;
import io.throughline.persona.discovery.Discoveries;
import io.throughline.persona.discovery.Discovery;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Groups of customers that are found, not defined. */
@Controller
final class DiscoveryController {
    private final JourneyService service;

    DiscoveryController(JourneyService service) {
        this.service = service;
    }

    @QueryMapping
    Discovery discoverPersonas(
            @Argument @Nullable ScopeInput scope,
            @Argument @Nullable Integer k,
            @Argument Discovery.By by,
            @Argument long seed) {
        Discovery.Request request = new Discovery.Request(k, by, seed);
        return Discoveries.of(service.journeys(ScopeInput.scopeOf(scope)).set(), request);
    }
}
