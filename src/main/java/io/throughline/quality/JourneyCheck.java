package io.throughline.quality;

import io.throughline.journey.InteractionBatch;
import java.util.Arrays;
import java.util.function.Predicate;

/** Counts what breaks a rule of journeys in one part of an import. */
final class JourneyCheck {
    private static final long DAY = 86_400_000_000L;

    private JourneyCheck() {}

    static long count(Metric.OfJourneys metric, InteractionBatch part, Predicate<String> converts) {
        if (metric instanceof Metric.OutOfOrder order) {
            return outOfOrder(order, part);
        }
        return metric instanceof Metric.TooMany many ? tooMany(many, part) : withoutValue(part, converts);
    }

    private static long withoutValue(InteractionBatch part, Predicate<String> converts) {
        boolean[] conversion = new boolean[part.touchpoints.size()];
        for (int touchpoint = 0; touchpoint < conversion.length; touchpoint++) {
            conversion[touchpoint] = converts.test(part.touchpoints.name(touchpoint));
        }
        long count = 0;
        for (int i = 0; i < part.size(); i++) {
            count += conversion[part.touchpoint(i)] && Double.isNaN(part.value(i)) ? 1 : 0;
        }
        return count;
    }

    private static long outOfOrder(Metric.OutOfOrder order, InteractionBatch part) {
        int first = place(part, order.first());
        int then = place(part, order.then());
        long[] firstAt = new long[part.customers.size()];
        long[] thenAt = new long[part.customers.size()];
        Arrays.fill(firstAt, Long.MAX_VALUE);
        Arrays.fill(thenAt, Long.MAX_VALUE);
        for (int i = 0; i < part.size(); i++) {
            int customer = part.customer(i);
            if (part.touchpoint(i) == first) {
                firstAt[customer] = Math.min(firstAt[customer], part.at(i));
            } else if (part.touchpoint(i) == then) {
                thenAt[customer] = Math.min(thenAt[customer], part.at(i));
            }
        }
        long count = 0;
        for (int customer = 0; customer < firstAt.length; customer++) {
            count += thenAt[customer] < firstAt[customer] ? 1 : 0;
        }
        return count;
    }

    private static long tooMany(Metric.TooMany many, InteractionBatch part) {
        int touchpoint = place(part, many.touchpoint());
        long[] days = new long[part.size()];
        int size = 0;
        for (int i = 0; i < part.size(); i++) {
            if (part.touchpoint(i) == touchpoint && !part.stepClock.get(part.customer(i))) {
                days[size++] = ((long) part.customer(i) << 32) + Math.floorDiv(part.at(i), DAY);
            }
        }
        Arrays.sort(days, 0, size);
        long count = 0;
        int start = 0;
        for (int i = 0; i < size; i++) {
            start = days[i] == days[start] ? start : i;
            count += i - start >= many.most() ? 1 : 0;
        }
        return count;
    }

    private static int place(InteractionBatch part, String touchpoint) {
        return part.touchpoints.all().indexOf(touchpoint);
    }
}
