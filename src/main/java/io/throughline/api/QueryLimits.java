package io.throughline.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one query may ask for.
 *
 * @param depth levels of fields; introspection by usual clients needs 15
 * @param cost sum over fields, see {@link Cost}
 * @param queryBytes length of the query text, variables not counted
 * @param discovery longest time that groups of customers are looked for; nothing else that is asked can take minutes
 */
@ConfigurationProperties("throughline.limits")
record QueryLimits(
        @DefaultValue("20") int depth,
        @DefaultValue("1000000") int cost,
        @DefaultValue("64KB") DataSize queryBytes,
        @DefaultValue("2m") Duration discovery) {
    QueryLimits {
        if (depth < 16) {
            throw new IllegalArgumentException(
                    "throughline.limits.depth = " + depth + ": set it to 16 or more, or introspection is refused");
        }
        if (cost < 1_000) {
            throw new IllegalArgumentException(
                    "throughline.limits.cost = " + cost + ": set it to 1000 or more, or introspection is refused");
        }
        if (queryBytes.toBytes() < 4_096) {
            throw new IllegalArgumentException("throughline.limits.query-bytes = " + queryBytes
                    + ": set it to 4096 or more, or introspection is refused");
        }
    }
}
