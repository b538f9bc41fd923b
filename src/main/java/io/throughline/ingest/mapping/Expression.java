package io.throughline.ingest.mapping;

import java.util.List;

/** What a mapping takes from a record. */
sealed interface Expression
        permits CelExpression, RecordHash, Expression.Path, Expression.Constant, Expression.FirstOf {
    /** An empty text where it is missing. */
    Object value(Fields fields);

    default String text(Fields fields) {
        return Values.text(value(fields));
    }

    default boolean holds(Fields fields) {
        return Boolean.TRUE.equals(value(fields));
    }

    /** A member, or a member of members with dots between their names. */
    record Path(String name) implements Expression {
        @Override
        public Object value(Fields fields) {
            return fields.value(name);
        }
    }

    /** The same for every record. */
    record Constant(String text) implements Expression {
        @Override
        public Object value(Fields fields) {
            return text;
        }
    }

    /** The first of several that is not missing. */
    record FirstOf(List<Expression> all) implements Expression {
        @Override
        public Object value(Fields fields) {
            for (Expression one : all) {
                Object value = one.value(fields);
                if (!Values.isMissing(value)) {
                    return value;
                }
            }
            return Values.MISSING;
        }
    }
}
