package io.throughline.rule;

import io.throughline.journey.CodeColumn;
import io.throughline.journey.InvalidArgument;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CEL expression over one item of feedback: its attributes, and the names of {@link Fact} in lower case; other attributes are {@code attributes["odd name"]}. A comparison
 * with what an item does not have is false.
 */
public final class ItemRule {
    /** What every item may have. */
    public enum Fact {
        SCORE,
        LEVEL,
        KIND,
        CHANNEL,
        LANGUAGE,
        TOUCHPOINT;

        boolean number() {
            return this == SCORE || this == LEVEL;
        }
    }

    /** Where an item is read. */
    public interface Item {
        /** A Double or a String; null where it has none. */
        @Nullable
        Object fact(Fact fact);

        /** Code of an attribute; below 0 where it has none. */
        int code(String attribute);
    }

    private final List<ItemFields.Field> fields;
    private final CompiledRule rule;

    private ItemRule(List<ItemFields.Field> fields, CompiledRule rule) {
        this.fields = fields;
        this.rule = rule;
    }

    /**
     * Throws {@link InvalidArgument} with line and column where the text is no such expression.
     *
     * @param argument name of the argument that holds the text
     * @param columns of attributes by name
     */
    public static ItemRule compile(
            String argument, String text, Set<String> attributes, Function<String, CodeColumn> columns) {
        ItemFields fields = new ItemFields(attributes, columns);
        CompiledRule rule = CompiledRule.of(argument, text, fields);
        return new ItemRule(fields.used(), rule);
    }

    public boolean holds(Item item) {
        Object[] values = new Object[2 * fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            ItemFields.Field field = fields.get(i);
            Object value = value(item, field);
            values[i] = value == null ? field.blank() : value;
            values[fields.size() + i] = value != null;
        }
        return rule.holds(values);
    }

    private static @Nullable Object value(Item item, ItemFields.Field field) {
        CodeColumn column = field.column();
        if (column == null) {
            return item.fact(Fact.valueOf(field.name().toUpperCase(Locale.ROOT)));
        }
        int code = item.code(field.name());
        return code < 0 ? null : column.values().find(code, field.number());
    }
}
