package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** From a moment to a later one, which no longer belongs to it. */
public record TimeSpan(Instant from, Instant to) {
    public TimeSpan {
        if (!from.isBefore(to)) {
            throw new InvalidArgument("formula.period.from", from, "before period.to = " + to);
        }
    }

    /** As long, just before. */
    TimeSpan before() {
        return new TimeSpan(from.minus(java.time.Duration.between(from, to)), from);
    }

    boolean holds(long micros) {
        return micros >= Times.micros(from) && micros < Times.micros(to);
    }

    Map<String, Object> arguments() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("from", from.toString());
        named.put("to", to.toString());
        return named;
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
