package io.throughline;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** TypeScript types of what questions are answered with. */
final class AnswerTypes {
    private final GraphQLSchema schema;

    AnswerTypes(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** One type for each operation, under its name. */
    String of(Document document) {
        StringJoiner types = new StringJoiner("\n");
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            GraphQLFieldsContainer root = operation.getOperation() == OperationDefinition.Operation.QUERY
                    ? schema.getQueryType()
                    : schema.getMutationType();
            types.add("export type " + operation.getName() + " = " + object(operation.getSelectionSet(), root, "")
                    + ";\n");
        }
        return types.toString();
    }

    private String object(SelectionSet selections, GraphQLFieldsContainer parent, String indent) {
        String deeper = indent + "  ";
        StringJoiner fields = new StringJoiner("", "{\n", indent + "}");
        for (Selection<?> selection : selections.getSelections()) {
            Field field = (Field) selection;
            boolean optional = field.hasDirective("include");
            GraphQLType type = parent.getFieldDefinition(field.getName()).getType();
            fields.add(deeper + field.getResultKey() + (optional ? "?: " : ": ")
                    + type(type, field.getSelectionSet(), deeper) + ";\n");
        }
        return fields.toString();
    }

    private String type(GraphQLType type, SelectionSet selections, String indent) {
        if (type instanceof GraphQLNonNull given) {
            return given(given.getWrappedType(), selections, indent);
        }
        return given(type, selections, indent) + " | null";
    }

    private String given(GraphQLType type, SelectionSet selections, String indent) {
        if (type instanceof GraphQLList list) {
            String element = type(list.getWrappedType(), selections, indent);
            return element.endsWith(" | null") ? "(" + element + ")[]" : element + "[]";
        }
        if (type instanceof GraphQLFieldsContainer object) {
            return object(selections, object, indent);
        }
        if (type instanceof GraphQLEnumType values) {
            return "("
                    + values.getValues().stream()
                            .map(value -> "'" + value.getName() + "'")
                            .collect(Collectors.joining(" | "))
                    + ")";
        }
        return switch (GraphQLTypeUtil.simplePrint(type)) {
            case "Int", "Float", "Long" -> "number";
            case "Boolean" -> "boolean";
            default -> "string";
        };
    }
}
