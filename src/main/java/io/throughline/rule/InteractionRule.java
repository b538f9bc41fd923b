package io.throughline.rule;

import io.throughline.journey.AttributeTable;
import io.throughline.journey.InvalidArgument;
import java.util.List;

/**
 * A CEL expression over one interaction, checked against the attributes that exist. Names are those of attributes, {@code value},
 * {@code campaign}, {@code channel} and {@code touchpoint}; other attributes are {@code attributes["odd name"]}. A comparison with what
 * an interaction does not have is false. Safe for any thread.
 */
public final class InteractionRule {
    private final List<InteractionFields.Field> fields;
    private final CompiledRule rule;

    private InteractionRule(List<InteractionFields.Field> fields, CompiledRule rule) {
        this.fields = fields;
        this.rule = rule;
    }

    /**
     * Throws {@link InvalidArgument} with line and column where the text is no such expression.
     *
     * @param argument name of the argument that holds the text
     */
    public static InteractionRule compile(String argument, String text, AttributeTable columns) {
        InteractionFields fields = new InteractionFields(columns);
        CompiledRule rule = CompiledRule.of(argument, text, fields);
        return new InteractionRule(fields.used(), rule);
    }

    List<InteractionFields.Field> fields() {
        return fields;
    }

    /** Most nodes that one evaluation visits. */
    long size() {
        return rule.size();
    }

    InvalidArgument refusal(String fault) {
        return rule.refusal(fault);
    }

    /**
     * @param values of each field a Double or a String, anything of that type where missing; then of each field whether it is there
     */
    boolean holds(Object[] values) {
        return rule.holds(values);
    }
}
