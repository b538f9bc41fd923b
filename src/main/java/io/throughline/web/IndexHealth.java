package io.throughline.web;

import io.throughline.analysis.JourneyService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Out of service until the index can answer. */
@Component("index")
final class IndexHealth implements HealthIndicator {
    private final JourneyService service;

    IndexHealth(JourneyService service) {
        this.service = service;
    }

    @Override
    public Health health() {
        return service.isReady()
                ? Health.up().build()
                : Health.outOfService().withDetail("index", "loading").build();
    }
}
