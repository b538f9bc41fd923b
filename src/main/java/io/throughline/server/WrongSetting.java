package io.throughline.server;

import io.throughline.journey.Echo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** A setting whose value cannot be read, in one line: its name, its value and what is allowed. */
final class WrongSetting {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)");

    private WrongSetting() {}

    static Optional<String> find(Throwable failure) {
        String name = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsatisfiedDependencyException unsatisfied) {
                name = name(unsatisfied.getInjectionPoint()).orElse(name);
            }
            if (cause instanceof TypeMismatchException wrong && !name.isEmpty()) {
                return Optional.of(line(name, wrong.getValue(), wrong.getRequiredType()));
            }
            String said = String.valueOf(cause.getMessage());
            if (cause instanceof IllegalArgumentException && said.startsWith("throughline.")) {
                return Optional.of("The setting " + said + '.');
            }
            if (cause instanceof BindException wrong && wrong.getProperty() != null) {
                ConfigurationProperty given = wrong.getProperty();
                return Optional.of(line(
                        wrong.getName().toString(),
                        given == null ? null : given.getValue(),
                        wrong.getTarget().getType().resolve()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(@Nullable InjectionPoint point) {
        Value value = point == null ? null : point.getAnnotation(Value.class);
        return value == null
                ? Optional.empty()
                : PLACEHOLDER
                        .matcher(value.value())
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .findFirst();
    }

    private static String line(String name, @Nullable Object value, @Nullable Class<?> type) {
        String given = value == null ? "" : " = " + Echo.of(value);
        return "The setting " + name + given + " cannot be read: " + allowed(type);
    }

    private static String allowed(@Nullable Class<?> type) {
        if (type == null) {
            return "see the list of settings.";
        }
        if (type.isEnum()) {
            return "allowed is "
                    + Arrays.stream(type.getEnumConstants())
                            .map(word -> word.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "allowed is a whole number.";
            case "boolean", "Boolean" -> "allowed is true or false.";
            case "Duration" -> "allowed is a length of time, for example 30s or 5m.";
            case "DataSize" -> "allowed is a size, for example 512MB or 4GB.";
            default -> "allowed is a " + type.getSimpleName() + ".";
        };
    }
}
