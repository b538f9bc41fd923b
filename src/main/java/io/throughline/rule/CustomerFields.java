package io.throughline.rule;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule asks of a customer: {@code traits.NAME}, and behaviour as calls. Whole numbers are decimal ones, as traits are. */
final class CustomerFields implements RuleFields {
    private static final String TRAITS = "traits";

    /** What is read, and the call that reads it. */
    enum Kind {
        TRAIT("", SimpleType.STRING, 1),
        VISITED("visited", SimpleType.BOOL, 1),
        COUNT("count", SimpleType.DOUBLE, 1),
        CONVERTED("converted", SimpleType.BOOL, 1),
        CONVERSIONS("conversions", SimpleType.DOUBLE, 1),
        INTERACTIONS("interactions", SimpleType.DOUBLE, 1),
        DAYS_ACTIVE("daysActive", SimpleType.DOUBLE, 1),
        FIRST_CHANNEL("firstChannel", SimpleType.STRING, 1),
        LAST_CHANNEL("lastChannel", SimpleType.STRING, 1),
        VALUE("value", SimpleType.DOUBLE, 2),
        FIRST_SEEN("firstSeen", SimpleType.TIMESTAMP, 2),
        LAST_SEEN("lastSeen", SimpleType.TIMESTAMP, 2);

        final String call;
        final CelType type;
        /** Numbers of 32 bits that hold it. */
        final int width;

        Kind(String call, CelType type, int width) {
            this.call = call;
            this.type = type;
            this.width = width;
        }

        boolean ofTouchpoint() {
            return this == VISITED || this == COUNT;
        }

        String written() {
            return call + (ofTouchpoint() ? "(\"touchpoint\")" : "()");
        }
    }

    /** @param name of a trait or touchpoint, else empty; @param number whether a trait is read as a number; @param column of a trait */
    record Field(
            Kind kind,
            String name,
            boolean number,
            @Nullable CodeColumn column) implements RuleFields.Field {
        /** A trait that nobody has may be compared with anything. */
        @Override
        public CelType type() {
            if (kind == Kind.TRAIT && column == null) {
                return SimpleType.DYN;
            }
            return number ? SimpleType.DOUBLE : kind.type;
        }

        @Override
        public boolean mayBeMissing() {
            return switch (kind) {
                case TRAIT, FIRST_CHANNEL, LAST_CHANNEL, DAYS_ACTIVE, FIRST_SEEN, LAST_SEEN -> true;
                default -> false;
            };
        }

        @Override
        public Object blank() {
            return type().equals(SimpleType.TIMESTAMP)
                    ? Instant.EPOCH
                    : type().equals(SimpleType.DOUBLE) ? (Object) Double.NaN : "";
        }
    }

    private final AttributeTable columns;
    private final Collection<String> touchpoints;
    private final boolean stored;
    private final List<Field> used = new ArrayList<>();

    /** @param stored whether it may name traits and touchpoints that there are none of: nobody has the one or went to the other */
    CustomerFields(AttributeTable columns, Collection<String> touchpoints, boolean stored) {
        this.columns = columns;
        this.touchpoints = touchpoints;
        this.stored = stored;
    }

    @Override
    public String subject() {
        return "customer";
    }

    @Override
    public String map() {
        return TRAITS;
    }

    /** Nothing of a customer is a plain name. */
    @Override
    public OptionalInt find(String name, boolean asText) {
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt findColumn(String name, boolean asText) {
        boolean known = stored || columns.traitNames().contains(name);
        return known ? OptionalInt.of(place(Kind.TRAIT, name, asText)) : OptionalInt.empty();
    }

    @Override
    public boolean isCall(String function) {
        return kind(function).isPresent();
    }

    @Override
    public int call(String function, List<String> arguments, Function<String, InvalidArgument> refuse) {
        Kind kind = kind(function).orElseThrow();
        int wanted = kind.ofTouchpoint() ? 1 : 0;
        if (arguments.size() != wanted) {
            throw refuse.apply("it is written " + kind.written());
        }
        String name = kind.ofTouchpoint() ? arguments.get(0) : "";
        if (kind.ofTouchpoint() && !stored && !touchpoints.contains(name)) {
            throw refuse.apply("touchpoint \"" + name + "\" is not known, " + NearestNames.nearest(name, touchpoints));
        }
        return place(kind, name, false);
    }

    @Override
    public Collection<String> names() {
        TreeSet<String> names = new TreeSet<>();
        columns.traitNames().forEach(name -> names.add(TRAITS + '.' + name));
        calls().forEach(kind -> names.add(kind.written()));
        return names;
    }

    @Override
    public List<Field> used() {
        return List.copyOf(used);
    }

    private static Stream<Kind> calls() {
        return Stream.of(Kind.values()).filter(kind -> kind != Kind.TRAIT);
    }

    private static Optional<Kind> kind(String function) {
        return calls().filter(kind -> kind.call.equals(function)).findFirst();
    }

    private int place(Kind kind, String name, boolean asText) {
        boolean told = kind == Kind.TRAIT && columns.traitNames().contains(name);
        CodeColumn column = told ? columns.trait(name) : null;
        boolean number = column != null && !asText && column.values().numeric();
        return RuleFields.place(used, new Field(kind, name, number, column));
    }
}
