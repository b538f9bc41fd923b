package memory;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Clock;
import io.throughline.journey.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import memory.MemoryTimelines.Row;

/**
 * Three customers on one day, few enough to be counted by hand:
 *
 * <pre>
 * c1  09:00 search  09:01 cart  09:03 buy 40 | 10:00 search     of the source shop, age 41
 * c2  09:00 search  09:02 search  09:03 cart                    of the source app, age 29
 * c3  09:30 buy 2                                               of the source app, age 25
 * </pre>
 *
 * <p>Two attributes make trouble: {@code endless} is read until its question is given up, {@code broken} fails.
 */
public final class MemoryLog {
    private MemoryLog() {}

    public static MemoryTimelines of() {
        return new MemoryTimelines(Clock.TIME, MemoryLog::read, "buy")
                .add(List.of(
                        row("c1", "09:00", "search", "web", "spring", Double.NaN, "shop", "41"),
                        row("c1", "09:01", "cart", "app", null, Double.NaN, "shop", "41"),
                        row("c1", "09:03", "buy", "store", null, 40, "shop", "41"),
                        row("c1", "10:00", "search", "web", null, Double.NaN, "shop", "41"),
                        row("c2", "09:00", "search", "web", null, Double.NaN, "app", "29"),
                        row("c2", "09:02", "search", "web", null, Double.NaN, "app", "29"),
                        row("c2", "09:03", "cart", "web", null, Double.NaN, "app", "29"),
                        row("c3", "09:30", "buy", "store", null, 2, "app", "25")))
                .describe(new Touchpoint(0, "search", "Search", "web", ChannelKind.ONLINE, "aware", 1, null, false))
                .describe(new Touchpoint(0, "buy", "Buy", "store", ChannelKind.OFFLINE, "purchase", 3, "Ann", true));
    }

    private static Row row(
            String customer,
            String time,
            String touchpoint,
            String channel,
            String campaign,
            double value,
            String source,
            String age) {
        long at = Instant.parse("2026-03-01T" + time + ":00Z").toEpochMilli() * 1_000;
        Map<String, String> attributes = Map.of("basket", "1", "endless", "1", "broken", "1");
        return new Row(
                customer, at, touchpoint, channel, campaign, value, false, source, attributes, Map.of("age", age));
    }

    private static void read(String attribute) {
        while (attribute.equals("endless")) {
            Deadline.check();
            LockSupport.parkNanos(1_000_000);
        }
        if (attribute.equals("broken")) {
            throw new IllegalStateException("secret of the house");
        }
    }
}
