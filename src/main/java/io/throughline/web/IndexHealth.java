package io.throughline.web;

import io.throughline.analysis.JourneyDesk;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Out of service until the index can answer. */
@Component("index")
final class IndexHealth implements HealthIndicator {
    private final JourneyDesk desk;

    IndexHealth(JourneyDesk desk) {
        this.desk = desk;
    }

    @Override
    public Health health() {
        return desk.isReady()
                ? Health.up().build()
                : Health.outOfService().withDetail("index", "loading").build();
    }
}
