package io.throughline.quality;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rule counts or measures. */
public sealed interface Metric {
    /** What must hold, as a sentence goes on after a column's name. */
    String told();

    /** Of single rows: what breaks it is a row. */
    sealed interface OfRows extends Metric {}

    /** Of the interactions of customers. */
    sealed interface OfJourneys extends Metric {}

    /** Empty cells. */
    record NullValues() implements OfRows {
        @Override
        public String told() {
            return "is not empty";
        }
    }

    /** Cells that are empty or one of these. */
    record MissingValues(Set<String> values) implements OfRows {
        public MissingValues {
            values = Collections.unmodifiableSet(new TreeSet<>(values));
        }

        @Override
        public String told() {
            return "is not missing";
        }
    }

    /** Filled cells that are none of the values, or do not fit the pattern as a whole; null: any does. */
    record InvalidValues(
            @Nullable Set<String> values, @Nullable String pattern) implements OfRows {
        public InvalidValues {
            values = values == null ? null : Collections.unmodifiableSet(new TreeSet<>(values));
            if (pattern != null) {
                var unused = Pattern.compile(pattern);
            }
        }

        @Override
        public String told() {
            return values == null ? "fits the pattern " + pattern : "is one of the valid values";
        }
    }

    /** Filled cells that are no number from one to the other; null: without an end. */
    record OutOfRange(@Nullable Double min, @Nullable Double max) implements OfRows {
        @Override
        public String told() {
            return "is a number" + (min == null ? "" : " from " + min) + (max == null ? "" : " to " + max);
        }
    }

    /** Filled cells that no import of a source has in a column: a customer's id, or an attribute. */
    record Unknown(String source, String values) implements OfRows {
        @Override
        public String told() {
            return "is a " + values + " of " + source;
        }
    }

    /** Different values that another column of the table has nowhere. */
    record Dangling(String values) implements OfRows {
        @Override
        public String told() {
            return "is found in " + values;
        }
    }

    /** Rows whose cells in these columns an earlier row has too; empty cells are none. */
    record DuplicateValues(List<String> columns) implements OfRows {
        public DuplicateValues {
            columns = List.copyOf(columns);
        }

        @Override
        public String told() {
            return columns.size() > 1 ? String.join(", ", columns) + " are unique together" : "is unique";
        }
    }

    /** Rows. */
    record RowCount() implements Metric {
        @Override
        public String told() {
            return "has as many rows as it should";
        }
    }

    /** Seconds from the newest interaction to the moment of the check. */
    record Freshness() implements Metric {
        @Override
        public String told() {
            return "has new interactions";
        }
    }

    /** Customers who come to {@code then} without having been at {@code first} by that time. */
    record OutOfOrder(String first, String then) implements OfJourneys {
        @Override
        public String told() {
            return then + " never comes before " + first;
        }
    }

    /** Interactions of a customer at a touchpoint beyond {@code most} a day, UTC. */
    record TooMany(String touchpoint, int most) implements OfJourneys {
        @Override
        public String told() {
            return touchpoint + " comes at most " + most + " times a day";
        }
    }

    /** Conversions without a value. */
    record NoValue() implements OfJourneys {
        @Override
        public String told() {
            return "every conversion has a value";
        }
    }
}
