package io.throughline;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries of any fields with values at the edges of their types; the same for the same seed. */
final class HostileQuestions {
    private static final int DEEPEST = 5;
    private static final List<String> WHOLE = List.of(
            "0", "1", "-1", "2", "7", "20", "100", "990", "10000", "10001", "1000000", "2147483647", "-2147483648");
    private static final List<String> DECIMAL = List.of("0", "0.5", "1", "-1", "1e-300", "1e308", "-0.0");
    private static final List<String> TEXT = List.of(
            "",
            "search-ad",
            "web",
            "lastStep",
            "P30D",
            "2026-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "((((",
            "\\\"search-ad\\\" .. \\\"cart\\\"",
            "count(\\\"cart\\\") > 1",
            "traits.nothing == 1",
            "\\u0000\\r\\n\\u001b[31m",
            "ä🦉",
            "x".repeat(5_000));

    private final GraphQLSchema schema;
    private final Random random;

    HostileQuestions(GraphQLSchema schema, long seed) {
        this.schema = schema;
        this.random = new Random(seed);
    }

    String next() {
        GraphQLObjectType query = schema.getQueryType();
        String fields = IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(i -> "f" + i + ": " + field(any(query.getFieldDefinitions()), 1))
                .collect(Collectors.joining(" "));
        return "{ " + fields + " }";
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String field(GraphQLFieldDefinition field, int depth) {
        List<String> arguments = new ArrayList<>();
        for (GraphQLArgument argument : field.getArguments()) {
            if (GraphQLTypeUtil.isNonNull(argument.getType()) || random.nextInt(3) > 0) {
                arguments.add(argument.getName() + ": " + value(argument.getType(), 0));
            }
        }
        String text = field.getName() + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")");
        GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
        return type instanceof GraphQLObjectType object ? text + selection(object, depth) : text;
    }

    private String selection(GraphQLObjectType object, int depth) {
        List<String> chosen = new ArrayList<>(List.of("__typename"));
        for (int i = 0; i < 4; i++) {
            GraphQLFieldDefinition field = any(object.getFieldDefinitions());
            boolean leaf = !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType);
            if (leaf || depth < DEEPEST) {
                chosen.add("s" + i + ": " + field(field, depth + 1));
            }
        }
        return " { " + String.join(" ", chosen) + " }";
    }

    private String value(GraphQLInputType type, int depth) {
        if (type instanceof GraphQLNonNull some) {
            return value((GraphQLInputType) some.getWrappedType(), depth);
        }
        if (random.nextInt(12) == 0) {
            return "null";
        }
        if (type instanceof GraphQLList list) {
            GraphQLInputType item = (GraphQLInputType) list.getWrappedType();
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(item, depth + 1))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (type instanceof GraphQLEnumType words) {
            return any(words.getValues()).getName();
        }
        return type instanceof GraphQLInputObjectType object ? members(object, depth) : scalar(type);
    }

    private String members(GraphQLInputObjectType object, int depth) {
        List<String> members = new ArrayList<>();
        for (GraphQLInputObjectField field : object.getFields()) {
            if (GraphQLTypeUtil.isNonNull(field.getType()) || random.nextInt(4 + depth) == 0) {
                members.add(field.getName() + ": " + value(field.getType(), depth + 1));
            }
        }
        return "{" + String.join(", ", members) + "}";
    }

    private String scalar(GraphQLInputType type) {
        String name = GraphQLTypeUtil.simplePrint(type);
        if (name.equals(Scalars.GraphQLInt.getName()) || name.equals("Long")) {
            return any(WHOLE);
        }
        if (name.equals(Scalars.GraphQLFloat.getName())) {
            return any(DECIMAL);
        }
        return name.equals(Scalars.GraphQLBoolean.getName()) ? "" + random.nextBoolean() : '"' + any(TEXT) + '"';
    }
}
