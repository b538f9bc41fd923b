package io.throughline.rule;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.InvalidArgument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a rule asks of an item of feedback, in the order of first mention. */
final class ItemFields implements RuleFields {
    /** @param column of an attribute; null for what every item may have */
    record Field(String name, boolean number, @Nullable CodeColumn column) implements RuleFields.Field {
        @Override
        public boolean mayBeMissing() {
            return true;
        }

        @Override
        public CelType type() {
            return number ? SimpleType.DOUBLE : SimpleType.STRING;
        }

        @Override
        public Object blank() {
            return number ? (Object) Double.NaN : "";
        }
    }

    private final Set<String> attributes;
    private final Function<String, CodeColumn> columns;
    private final List<Field> used = new ArrayList<>();

    /** @param columns of attributes by name */
    ItemFields(Set<String> attributes, Function<String, CodeColumn> columns) {
        this.attributes = attributes;
        this.columns = columns;
    }

    @Override
    public String subject() {
        return "item";
    }

    @Override
    public String map() {
        return "attributes";
    }

    @Override
    public List<Field> used() {
        return List.copyOf(used);
    }

    @Override
    public OptionalInt find(String name, boolean asText) {
        for (ItemRule.Fact fact : ItemRule.Fact.values()) {
            if (fact.name().toLowerCase(Locale.ROOT).equals(name)) {
                return OptionalInt.of(RuleFields.place(used, new Field(name, fact.number(), null)));
            }
        }
        return findColumn(name, asText);
    }

    @Override
    public OptionalInt findColumn(String name, boolean asText) {
        if (!attributes.contains(name)) {
            return OptionalInt.empty();
        }
        CodeColumn column = columns.apply(name);
        boolean number = !asText && column.values().numeric();
        return OptionalInt.of(RuleFields.place(used, new Field(name, number, column)));
    }

    @Override
    public boolean isCall(String function) {
        return false;
    }

    @Override
    public int call(String function, List<String> arguments, Function<String, InvalidArgument> refuse) {
        throw refuse.apply(function + " is not known");
    }

    @Override
    public Collection<String> names() {
        TreeSet<String> names = new TreeSet<>(attributes);
        for (ItemRule.Fact fact : ItemRule.Fact.values()) {
            names.add(fact.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
