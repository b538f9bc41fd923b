package io.throughline.ingest.format;

import io.throughline.ingest.text.Characters;
import java.util.List;
import java.util.Locale;

/** What a column can mean, and the names under which it is recognised, the strongest first. */
public enum Role {
    CUSTOMER(
            "customer_id",
            "customer",
            "user_id",
            "user",
            "visitor_id",
            "client_id",
            "case_id",
            "case:concept:name",
            "distinct_id",
            "case"),
    TIME(
            "timestamp",
            "time",
            "ts",
            "event_time",
            "date",
            "time:timestamp",
            "complete_timestamp",
            "complete_time",
            "completion_time",
            "start_timestamp",
            "start_time",
            "datetime",
            "date_time",
            "event_timestamp"),
    /** The time of day where {@link #TIME} is a date alone. */
    CLOCK("time_of_day", "clock"),
    TOUCHPOINT("touchpoint", "event", "event_name", "activity", "page", "concept:name", "activity_name"),
    CHANNEL("channel"),
    CAMPAIGN("campaign"),
    VALUE("value", "revenue", "value.amount", "revenue.amount"),
    CONVERSION("conversion"),
    KEY("key"),
    ORDER("order", "order_id", "transaction_id"),
    SEQUENCE("sequence"),
    /** Whether the customer agrees to be looked at. */
    CONSENT("consent");

    private final List<String> columns;

    Role(String... columns) {
        this.columns = List.of(columns);
    }

    /** Names that are recognised without being asked for, in lower case. */
    public List<String> columns() {
        return columns;
    }

    /** The option that names the column of this role. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A row without it is no interaction; a consent needs no touchpoint. */
    public boolean needed() {
        return this == CUSTOMER || this == TIME || this == TOUCHPOINT;
    }

    /** Whether a column has a name, written with any capitals, blanks, hyphens or underscores. */
    public static boolean isNamed(String column, String name) {
        return plain(column).equals(plain(name));
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && !Characters.blank(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }
}
