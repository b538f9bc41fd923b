package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.TimeArguments;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one formula: true, or a map.
 *
 * @param argument its name where a fault tells of it
 */
record Given(String argument, Object value) {
    private static final Duration LONGEST = Duration.ofDays(100 * 365);

    /** The formula of which nothing more can be said. */
    KpiFormula only(KpiFormula formula) {
        if (!Boolean.TRUE.equals(value)) {
            throw new InvalidArgument(argument, value, "true");
        }
        return formula;
    }

    /** Refuses all but these names. */
    Given keys(String... allowed) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidArgument(argument, value, "fields of " + Arrays.toString(allowed));
        }
        List<String> known = List.of(allowed);
        map.keySet().forEach(key -> {
            if (!known.contains(String.valueOf(key))) {
                throw new InvalidArgument(argument, key, "only " + String.join(", ", known));
            }
        });
        return this;
    }

    private @Nullable Object find(String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    @Nullable
    String text(String name) {
        Object found = find(name);
        if (found instanceof Map || found instanceof List) {
            throw new InvalidArgument(argument + "." + name, found, "a text");
        }
        return found == null ? null : found.toString();
    }

    String required(String name) {
        String found = text(name);
        if (found == null || found.isBlank()) {
            throw new InvalidArgument(argument + "." + name, "nothing", "a text that is not empty");
        }
        return found;
    }

    @Nullable
    Double number(String name) {
        Object found = find(name);
        if (found != null && !(found instanceof Number)) {
            throw new InvalidArgument(argument + "." + name, found, "a number");
        }
        return found == null ? null : (Double) ((Number) found).doubleValue();
    }

    /** One of a few words. */
    <E extends Enum<E>> E word(String name, Class<E> words, E usual) {
        String found = text(name);
        if (found == null) {
            return usual;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(found))
                .findFirst()
                .orElseThrow(() -> new InvalidArgument(
                        argument + "." + name, found, "one of " + Arrays.toString(words.getEnumConstants())));
    }

    /** More than nothing, at most 100 years. */
    @Nullable
    Duration duration(String name) {
        Duration length = TimeArguments.duration(argument + "." + name, text(name));
        if (length != null && (length.compareTo(Duration.ofNanos(1_000)) < 0 || length.compareTo(LONGEST) > 0)) {
            throw new InvalidArgument(argument + "." + name, length, "above PT0S, at most P36500D");
        }
        return length;
    }

    /** From a moment to a later one; both are needed. */
    @Nullable
    TimeSpan span(String name) {
        Object found = find(name);
        if (found == null) {
            return null;
        }
        Given span = new Given(argument + "." + name, found).keys("from", "to", "by");
        Instant from = TimeArguments.moment(span.argument + ".from", span.text("from"));
        Instant to = TimeArguments.moment(span.argument + ".to", span.text("to"));
        if (from == null || to == null || !from.isBefore(to)) {
            throw new InvalidArgument(
                    span.argument, span.text("from") + " to " + span.text("to"), "a period with from and a later to");
        }
        return new TimeSpan(from, to);
    }
}
