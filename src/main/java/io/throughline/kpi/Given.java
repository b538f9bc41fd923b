package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Period;
import io.throughline.journey.TimeArguments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        return word(name, found, words);
    }

    boolean has(String name) {
        return find(name) != null;
    }

    boolean truth(String name) {
        Object found = find(name);
        if (found != null && !(found instanceof Boolean)) {
            throw new InvalidArgument(argument + "." + name, found, "true or false");
        }
        return Boolean.TRUE.equals(found);
    }

    /** One text, or a list of them. */
    @Nullable
    List<String> texts(String name) {
        Object found = find(name);
        if (found == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object one : found instanceof List<?> list ? list : List.of(found)) {
            if (one == null || one instanceof List || one instanceof Map) {
                throw new InvalidArgument(argument + "." + name, String.valueOf(one), "a text");
            }
            texts.add(one.toString());
        }
        return texts;
    }

    /** Some of a few words. */
    <E extends Enum<E>> @Nullable List<E> words(String name, Class<E> words) {
        List<String> texts = texts(name);
        return texts == null
                ? null
                : texts.stream().map(one -> word(name, one, words)).toList();
    }

    private <E extends Enum<E>> E word(String name, String found, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(found))
                .findFirst()
                .orElseThrow(() -> new InvalidArgument(
                        argument + "." + name, found, "one of " + Arrays.toString(words.getEnumConstants())));
    }

    /** From one moment to another, each of them or none. */
    @Nullable
    Period period(String name) {
        Object found = find(name);
        if (found == null) {
            return null;
        }
        Given period = new Given(argument + "." + name, found).keys("from", "to", "by");
        return new Period(
                TimeArguments.moment(period.argument + ".from", period.text("from")),
                TimeArguments.moment(period.argument + ".to", period.text("to")),
                Period.By.START);
    }

    /** Nothing or more, at most 100 years. */
    Duration length(String name) {
        Duration length = TimeArguments.duration(argument + "." + name, text(name));
        if (length == null || length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new InvalidArgument(argument + "." + name, String.valueOf(text(name)), "PT0S to P36500D");
        }
        return length;
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
                    span.argument,
                    (from == null ? "" : "from " + span.text("from")) + (to == null ? "" : " to " + span.text("to")),
                    "a period with from and a later to");
        }
        return new TimeSpan(from, to);
    }
}
