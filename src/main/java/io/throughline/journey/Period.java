package io.throughline.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Journeys whose first (START) or last (END) interaction falls in [from, to). Selects journeys, never shortens them. */
public record Period(@Nullable Instant from, @Nullable Instant to, By by) {
    /** Which interaction decides. */
    public enum By {
        START,
        END
    }

    public Period {
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidArgument("scope.period.from", from, "at most period.to = " + to);
        }
    }
}
