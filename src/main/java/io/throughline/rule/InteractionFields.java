package io.throughline.rule;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.InvalidArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a rule asks of an interaction, in the order of first mention; each is one variable of the checked expression. */
final class InteractionFields implements RuleFields {
    /** Where a field is read. */
    enum Kind {
        ATTRIBUTE,
        VALUE,
        CAMPAIGN,
        CHANNEL,
        TOUCHPOINT
    }

    /** @param number a number, else text; @param column of an attribute */
    record Field(
            Kind kind,
            String name,
            boolean number,
            @Nullable CodeColumn column) implements RuleFields.Field {
        @Override
        public boolean mayBeMissing() {
            return kind != Kind.TOUCHPOINT;
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

    private final AttributeTable columns;
    private final List<Field> used = new ArrayList<>();

    InteractionFields(AttributeTable columns) {
        this.columns = columns;
    }

    @Override
    public String subject() {
        return "interaction";
    }

    @Override
    public String map() {
        return "attributes";
    }

    @Override
    public List<Field> used() {
        return List.copyOf(used);
    }

    /** Our own names come before attributes. */
    @Override
    public OptionalInt find(String name, boolean asText) {
        Optional<Kind> own = own(name);
        return own.isPresent() ? OptionalInt.of(place(own.get(), name, asText)) : findColumn(name, asText);
    }

    @Override
    public OptionalInt findColumn(String name, boolean asText) {
        boolean known = columns.attributeNames().contains(name);
        return known ? OptionalInt.of(place(Kind.ATTRIBUTE, name, asText)) : OptionalInt.empty();
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
    public TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(columns.attributeNames());
        names.addAll(List.of("value", "campaign", "channel", "touchpoint"));
        return names;
    }

    private static Optional<Kind> own(String name) {
        return switch (name) {
            case "value" -> Optional.of(Kind.VALUE);
            case "campaign" -> Optional.of(Kind.CAMPAIGN);
            case "channel" -> Optional.of(Kind.CHANNEL);
            case "touchpoint" -> Optional.of(Kind.TOUCHPOINT);
            default -> Optional.empty();
        };
    }

    private int place(Kind kind, String name, boolean asText) {
        CodeColumn column = kind == Kind.ATTRIBUTE ? columns.attribute(name) : null;
        boolean number = kind == Kind.VALUE
                || (column != null && !asText && column.values().numeric());
        return RuleFields.place(used, new Field(kind, name, number, column));
    }
}
