package io.throughline.api;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times and lengths of time as text. What comes in stays text until the argument it belongs to is known, so that a refusal can name
 * that argument; what goes out keeps microseconds.
 */
final class Scalars {
    static final GraphQLScalarType DATE_TIME = scalar(
            "DateTime",
            "A moment in ISO-8601 with its offset, e.g. 2026-03-01T09:30:00Z; microseconds are kept.",
            "https://scalars.graphql.org/andimarek/date-time");
    static final GraphQLScalarType DURATION = scalar(
            "Duration",
            "A length of time in ISO-8601 of days, hours, minutes and seconds, e.g. PT30M or P30D. Months and years are refused:"
                    + " their length varies.",
            null);

    private Scalars() {}

    private static GraphQLScalarType scalar(String name, String description, @Nullable String specifiedBy) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .description(description)
                .specifiedByUrl(specifiedBy)
                .coercing(new AsText(name))
                .build();
    }

    static String text(Object time) {
        if (time instanceof Instant instant) {
            return instant.toString();
        }
        if (time instanceof OffsetDateTime at) {
            return at.getOffset().equals(ZoneOffset.UTC)
                    ? at.toInstant().toString()
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
        }
        if (time instanceof Duration length) {
            boolean days = !length.isZero() && length.equals(Duration.ofDays(length.toDays()));
            return days ? "P" + length.toDays() + "D" : length.toString();
        }
        throw new CoercingSerializeException("not a time: " + time.getClass().getSimpleName());
    }

    private record AsText(String name) implements Coercing<String, String> {
        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            return text(result);
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text) {
                return text;
            }
            throw new CoercingParseValueException(refusal(input));
        }

        @Override
        public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text) {
                return String.valueOf(text.getValue());
            }
            throw new CoercingParseLiteralException(refusal(input));
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(input.toString());
        }

        private String refusal(Object input) {
            return name + " is written as text in quotes, not as "
                    + input.getClass().getSimpleName();
        }
    }
}
