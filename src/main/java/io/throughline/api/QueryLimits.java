package io.throughline.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one query may ask for.
 *
 * @param depth levels of fields; introspection by usual clients needs 15
 * @param cost sum over fields, see {@link QueryCost}
 * @param queryBytes length of the query text, variables not counted
 * @param cheap what a query may cost that never waits for dearer ones
 * @param waiting queries that may wait for others to end
 * @param seconds how long one query may compute
 * @param answerBytes length of an answer as JSON
 */
@ConfigurationProperties("throughline.limits")
record QueryLimits(
        @DefaultValue("20") int depth,
        @DefaultValue("1000000") int cost,
        @DefaultValue("64KB") DataSize queryBytes,
        @DefaultValue("10000") int cheap,
        @DefaultValue("100") int waiting,
        @DefaultValue("30") int seconds,
        @DefaultValue("16MB") DataSize answerBytes) {
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
        if (waiting < 0 || seconds < 1) {
            throw new IllegalArgumentException(
                    "throughline.limits.waiting = " + waiting + ", throughline.limits.seconds = " + seconds
                            + ": set the first to 0 or more and the second to 1 or more");
        }
        if (answerBytes.toBytes() < 1_000_000) {
            throw new IllegalArgumentException("throughline.limits.answer-bytes = " + answerBytes
                    + ": set it to 1MB or more, or introspection is refused");
        }
    }
}
