package io.throughline.api;

import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.throughline.journey.NearestNames;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults of the query language in one line: the place, what is wrong, what is expected, and no more than a few words of what was sent. */
final class FaultWords {
    /** Characters of what was sent: the end of its path, and all quotes of one message. */
    private static final int MAX_PATH = 40;

    private static final int MAX_QUOTES = 60;
    private static final int MAX_LENGTH = 600;
    private static final Pattern HEAD = Pattern.compile(
            "Validation error \\(\\w+(?:@\\[([^\\]]*)])?\\) ?: ?(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ARGUMENT = Pattern.compile(
            "argument '([^']*)' with value .*?'? (is not a valid '(\\w+)'(?: - (.*))?|must not be null|must be an object type"
                    + "|is missing required fields '(\\[[^\\]]*])'|contains a field not in '(\\w+)': '(\\w*)')",
            Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("Field '(\\w+)' in type '(\\w+)' is undefined");
    private static final Pattern FIELD_ARGUMENT = Pattern.compile("Unknown field argument '(\\w+)'");
    private static final Pattern TYPE = Pattern.compile("Unknown type '(\\w+)'");
    private static final Pattern VARIABLE_FIELD = Pattern.compile(
            "The variables input contains a field name '([^']*)' that is not defined for input object type '(\\w+)'.*",
            Pattern.DOTALL);
    private static final Pattern VARIABLE_ENUM = Pattern.compile(
            "(Variable '\\w+' has an invalid value): Invalid input for enum '(\\w+)'.*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private final GraphQLSchema schema;

    FaultWords(GraphQLSchema schema) {
        this.schema = schema;
    }

    String tell(GraphQLError error) {
        String message = String.valueOf(error.getMessage());
        Matcher head = HEAD.matcher(message);
        boolean validated = head.matches();
        String path = validated && head.group(1) != null ? head.group(1) : "";
        String fault = validated ? head.group(2) : message;
        String place = place(path, error.getLocations());
        return bounded((message.contains("line ") ? "" : place) + said(fault, path));
    }

    private static String place(String path, @Nullable List<SourceLocation> locations) {
        String end = path.length() > MAX_PATH ? "…" + path.substring(path.length() - MAX_PATH) : path;
        if (locations == null || locations.isEmpty()) {
            return end.isEmpty() ? "" : end + ": ";
        }
        SourceLocation at = locations.get(0);
        return (end.isEmpty() ? "" : end + ", ") + "line " + at.getLine() + ", column " + at.getColumn() + ": ";
    }

    private String said(String fault, String path) {
        Matcher argument = ARGUMENT.matcher(fault);
        if (argument.find()) {
            return argument(argument);
        }
        Matcher field = FIELD.matcher(fault);
        if (field.matches()) {
            return fault + ", expected is " + nearest(field.group(1), fields(field.group(2)));
        }
        Matcher unknown = FIELD_ARGUMENT.matcher(fault);
        if (unknown.matches()) {
            return fault + ", expected is " + nearest(unknown.group(1), arguments(path));
        }
        Matcher type = TYPE.matcher(fault);
        if (type.matches()) {
            return fault + ", expected is " + nearest(type.group(1), types());
        }
        return ofVariable(fault);
    }

    private String argument(MatchResult found) {
        String name = "argument '" + found.group(1) + "' ";
        if (found.group(3) != null) {
            String detail = found.group(4) == null || found.group(4).contains("{") ? "" : " (" + found.group(4) + ")";
            return name + "takes " + values(found.group(3)) + detail;
        }
        if (found.group(6) != null) {
            return name + "has no field '" + found.group(7) + "', expected is "
                    + nearest(found.group(7), fields(found.group(6)));
        }
        return name + found.group(2);
    }

    private String ofVariable(String fault) {
        Matcher field = VARIABLE_FIELD.matcher(fault);
        if (field.matches()) {
            String name = field.group(1);
            return "The variables have a field '" + name + "' that " + field.group(2) + " has not, expected is "
                    + nearest(name, fields(field.group(2)));
        }
        Matcher value = VARIABLE_ENUM.matcher(fault);
        return value.matches() ? value.group(1) + ": it takes " + values(value.group(2)) : fault;
    }

    private String values(String type) {
        if (schema.getType(type) instanceof GraphQLEnumType words) {
            return "one of "
                    + words.getValues().stream()
                            .map(GraphQLEnumValueDefinition::getName)
                            .collect(Collectors.joining(", "));
        }
        return "a value of type " + type;
    }

    private static String nearest(String asked, Collection<String> known) {
        return known.isEmpty() ? "none" : NearestNames.nearest(asked, known);
    }

    private List<String> fields(String type) {
        if (schema.getType(type) instanceof GraphQLInputObjectType input) {
            return input.getFields().stream()
                    .map(GraphQLInputObjectField::getName)
                    .toList();
        }
        return schema.getType(type) instanceof GraphQLFieldsContainer fields
                ? fields.getFieldDefinitions().stream()
                        .map(GraphQLFieldDefinition::getName)
                        .toList()
                : List.of();
    }

    /** Of the field at the end of a path. */
    private List<String> arguments(String path) {
        return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .map(root -> arguments(root, path.split("/")))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> arguments(GraphQLFieldsContainer root, String[] path) {
        GraphQLFieldsContainer type = root;
        GraphQLFieldDefinition field = null;
        for (String name : path) {
            field = type == null ? null : type.getFieldDefinition(name);
            if (field == null) {
                return List.of();
            }
            type = GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLFieldsContainer next ? next : null;
        }
        return field == null
                ? List.of()
                : field.getArguments().stream().map(GraphQLArgument::getName).toList();
    }

    private List<String> types() {
        return schema.getAllTypesAsList().stream()
                .map(GraphQLNamedType::getName)
                .filter(name -> !name.startsWith("__"))
                .toList();
    }

    /** One line in which all text in quotes together is short. */
    static String bounded(String message) {
        StringBuilder cut = new StringBuilder();
        Matcher quote = QUOTED.matcher(message);
        int left = MAX_QUOTES;
        int end = 0;
        while (quote.find()) {
            String text = quote.group(1);
            int shown = Math.min(left, text.length());
            cut.append(message, end, quote.start(1)).append(text, 0, shown).append(shown < text.length() ? "…'" : "'");
            left -= shown;
            end = quote.end();
        }
        return line(cut.append(message, end, message.length()));
    }

    private static String line(CharSequence text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MAX_LENGTH).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
