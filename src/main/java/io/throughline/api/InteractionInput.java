package io.throughline.api;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.TimeArguments;
import io.throughline.journey.WholeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An interaction as a mutation writes it. */
record InteractionInput(
        String customer,
        String at,
        String touchpoint,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable Double value,
        boolean conversion,
        @Nullable String key,
        @Nullable String order,
        @Nullable Double sequence,
        @Nullable Boolean consent,
        @Nullable List<TraitInput> attributes) {

    /** A named value as a mutation writes it. */
    record TraitInput(String name, String value) {
        TraitInput {
            name = WholeText.name(name);
            value = WholeText.of(value);
        }
    }

    /** Of its fields as the schema has checked them: to be bound by reflection took longer than all else that is done with a row before it is written. */
    static InteractionInput of(Map<String, ?> fields) {
        List<?> attributes = (List<?>) fields.get("attributes");
        return new InteractionInput(
                required(fields, "customer"),
                required(fields, "at"),
                required(fields, "touchpoint"),
                text(fields, "channel"),
                text(fields, "campaign"),
                (Double) fields.get("value"),
                Boolean.TRUE.equals(fields.get("conversion")),
                text(fields, "key"),
                text(fields, "order"),
                (Double) fields.get("sequence"),
                (Boolean) fields.get("consent"),
                attributes == null
                        ? null
                        : attributes.stream()
                                .map(each -> trait((Map<?, ?>) each))
                                .toList());
    }

    private static TraitInput trait(Map<?, ?> fields) {
        return new TraitInput(required(fields, "name"), required(fields, "value"));
    }

    private static String required(Map<?, ?> fields, String name) {
        return Objects.requireNonNull(text(fields, name));
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? WholeText.of(text) : null;
    }

    LiveInteraction toLive(String argument) {
        return new LiveInteraction(
                customer,
                TimeArguments.requiredMoment(argument + ".at", at),
                touchpoint,
                channel,
                campaign,
                value,
                conversion,
                key,
                order,
                sequence,
                attributeMap(argument + ".attributes", attributes));
    }

    /** What the customer says of being looked at; null: nothing. */
    @Nullable
    ConsentRow toConsent(LiveInteraction of) {
        return consent == null ? null : new ConsentRow(customer, IdentityRules.CUSTOMER, of.micros(), consent);
    }

    /** By name, in their order. */
    static Map<String, String> attributeMap(String argument, @Nullable List<TraitInput> attributes) {
        Map<String, String> map = new LinkedHashMap<>();
        for (TraitInput attribute : attributes == null ? List.<TraitInput>of() : attributes) {
            if (map.put(attribute.name, attribute.value) != null) {
                throw new InvalidArgument(argument, attribute.name, "each name once");
            }
        }
        return map;
    }
}
