package io.throughline.api;

import io.throughline.analysis.JourneyDesk;
import io.throughline.journey.Deadline;
import io.throughline.persona.discovery.Discovery;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Groups of customers that are found, not defined. */
@Controller
final class DiscoveryController {
    private static final String REMEDY = "name k, choose fewer customers, or raise throughline.limits.discovery";

    private final JourneyDesk desk;
    private final QueryLimits limits;

    DiscoveryController(JourneyDesk desk, QueryLimits limits) {
        this.desk = desk;
        this.limits = limits;
    }

    @QueryMapping
    Discovery discoverPersonas(
            @Argument @Nullable ScopeInput scope,
            @Argument @Nullable Integer k,
            @Argument Discovery.@Nullable By by,
            @Argument @Nullable Long seed) {
        Discovery.Request request = new Discovery.Request(
                k,
                by == null ? Discovery.By.BEHAVIOUR : by,
                seed == null ? 1 : seed,
                Deadline.after(limits.discovery(), REMEDY));
        return desk.journeys(ScopeInput.scopeOf(scope)).discover(request);
    }
}
