package io.throughline.persona;

import io.throughline.journey.InvalidArgument;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A named group of customers: all for whom its rule holds, as the data stand now. A customer may fit several.
 *
 * @param rule a CEL expression over one customer
 * @param goals what these customers want, in words
 * @param color as #rrggbb, in small letters
 */
public record Persona(
        String id,
        String name,
        String rule,
        @Nullable String description,
        List<String> goals,
        @Nullable String color) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");
    private static final int MAX_RULE_LENGTH = 10_000;

    public Persona {
        goals = List.copyOf(goals);
        check(ID.matcher(id).matches(), "id", id, "1 to 64 of a-z, 0-9, - _ and ., a letter or digit first");
        check(!name.isBlank() && name.length() <= 200, "name", name, "1 to 200 characters, not all blank");
        check(!rule.isBlank(), "rule", rule, "a CEL expression over one customer");
        check(
                description == null || description.length() <= MAX_RULE_LENGTH,
                "description",
                "a longer text",
                "at most " + MAX_RULE_LENGTH + " characters");
        check(goals.size() <= 100, "goals", goals.size() + " goals", "at most 100");
        for (String goal : goals) {
            check(!goal.isBlank() && goal.length() <= MAX_RULE_LENGTH, "goals", goal, "texts that are not blank");
        }
        check(color == null || COLOR.matcher(color).matches(), "color", color, "#rrggbb, such as #3366cc");
    }

    private static void check(boolean holds, String argument, @Nullable Object value, String allowed) {
        if (!holds) {
            throw new InvalidArgument(argument, "\"" + value + "\"", allowed);
        }
    }
}
