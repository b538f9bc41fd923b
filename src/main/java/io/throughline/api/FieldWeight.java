package io.throughline.api;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the schema says of the cost of a field, by the directives of the GraphQL cost specification.
 *
 * @param weight of {@code @cost}: what the field costs by itself, besides 1
 * @param assumedSize of {@code @listSize}: how long a list is where no argument tells
 * @param slicingArguments of {@code @listSize}: arguments of which each says how long the list is, by its value or by its own length
 */
record FieldWeight(int weight, int assumedSize, List<String> slicingArguments) {
    private static final FieldWeight NONE = new FieldWeight(0, 1, List.of());
    private static final int MAX_SIZE = 1_000_000;

    /** Of every field that has one, by its coordinate {@code Type.field}. */
    static Map<String, FieldWeight> readAll(GraphQLSchema schema) {
        Map<String, FieldWeight> weights = new HashMap<>();
        schema.getAllTypesAsList().stream()
                .filter(GraphQLFieldsContainer.class::isInstance)
                .map(GraphQLFieldsContainer.class::cast)
                .forEach(type -> type.getFieldDefinitions()
                        .forEach(field -> weights.put(type.getName() + "." + field.getName(), read(field))));
        weights.values().removeIf(NONE::equals);
        return Map.copyOf(weights);
    }

    private static FieldWeight read(GraphQLFieldDefinition field) {
        String weight = value(field.getAppliedDirective("cost"), "weight");
        Integer assumed = value(field.getAppliedDirective("listSize"), "assumedSize");
        List<String> slicing = value(field.getAppliedDirective("listSize"), "slicingArguments");
        for (String argument : slicing == null ? List.<String>of() : slicing) {
            if (field.getArgument(argument) == null) {
                throw new IllegalStateException(
                        "@listSize of " + field.getName() + " names " + argument + ", which is none of its arguments");
            }
        }
        return new FieldWeight(
                weight == null ? 0 : Integer.parseInt(weight),
                assumed == null ? 1 : assumed,
                slicing == null ? List.of() : List.copyOf(slicing));
    }

    private static <T> @Nullable T value(@Nullable GraphQLAppliedDirective directive, String argument) {
        GraphQLAppliedDirectiveArgument given = directive == null ? null : directive.getArgument(argument);
        return given == null ? null : given.getValue();
    }

    /** How often the fields below count. */
    long size(Map<String, Object> arguments) {
        return slicingArguments.stream()
                .mapToLong(argument -> sizeOf(arguments.get(argument)))
                .max()
                .orElse(assumedSize);
    }

    /** At least 1, and small enough to be multiplied. */
    static long sizeOf(@Nullable Object argument) {
        int size = argument instanceof Collection<?> items ? items.size() : argument instanceof Integer n ? n : 1;
        return Math.min(MAX_SIZE, Math.max(1, size));
    }
}
