package io.throughline.ingest.mapping;

import java.util.List;

/** What a mapping takes from a record. */
sealed interface Expression
        permits CelExpression,
                RecordHash,
                Expression.Whole,
                Expression.Path,
                Expression.Param,
                Expression.Constant,
                Expression.FirstOf {
    /** An empty text where it is missing. */
    Object value(Fields fields);

    /** Adds what it takes from a record. */
    void addReads(Reads reads);

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

        @Override
        public void addReads(Reads reads) {
            reads.add(name);
        }
    }

    /** The value of the element with a key, of a list of {@code {key, value}} as Google Analytics writes parameters. */
    record Param(Path list, String key) implements Expression {
        @Override
        public Object value(Fields fields) {
            return fields.element(list.name, key);
        }

        @Override
        public void addReads(Reads reads) {
            reads.add(list.name, key);
        }
    }

    /** The record as a whole. */
    record Whole() implements Expression {
        @Override
        public Object value(Fields fields) {
            return fields.whole();
        }

        @Override
        public void addReads(Reads reads) {
            reads.addWhole();
        }
    }

    /** The same for every record. */
    record Constant(String text) implements Expression {
        @Override
        public Object value(Fields fields) {
            return text;
        }

        @Override
        public void addReads(Reads reads) {}
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

        @Override
        public void addReads(Reads reads) {
            all.forEach(one -> one.addReads(reads));
        }
    }
}
