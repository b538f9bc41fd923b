package io.throughline.api;

import io.throughline.analysis.JourneyDesk;
import io.throughline.persona.discovery.Discovery;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Groups of customers that are found, not defined. */
@Controller
final class DiscoveryController {
    private final JourneyDesk desk;

    DiscoveryController(JourneyDesk desk) {
        this.desk = desk;
    }

    @QueryMapping
    Discovery discoverPersonas(
            @Argument @Nullable ScopeInput scope,
            @Argument @Nullable Integer k,
            @Argument Discovery.@Nullable By by,
            @Argument @Nullable Long seed) {
        Discovery.Request request =
                new Discovery.Request(k, by == null ? Discovery.By.BEHAVIOUR : by, seed == null ? 1 : seed);
        return desk.journeys(ScopeInput.scopeOf(scope)).discover(request);
    }
}
