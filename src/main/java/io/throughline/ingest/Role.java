package io.throughline.ingest;

import java.util.List;
import java.util.Locale;

/** What a column can mean, and the names under which it is recognised, the strongest first. */
public enum Role {
    CUSTOMER("customer_id", "customer", "user_id", "user", "visitor_id", "client_id", "case_id", "case:concept:name"),
    TIME("timestamp", "time", "ts", "event_time", "date", "time:timestamp"),
    /** The time of day where {@link #TIME} is a date alone. */
    CLOCK("time_of_day", "clock"),
    TOUCHPOINT("touchpoint", "event", "event_name", "activity", "page", "concept:name"),
    CHANNEL("channel"),
    CAMPAIGN("campaign"),
    VALUE("value", "revenue"),
    CONVERSION("conversion"),
    KEY("key");

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

    /** A row without it is no interaction. */
    public boolean needed() {
        return this == CUSTOMER || this == TIME || this == TOUCHPOINT;
    }
}
