package io.throughline.ingest.record;

import io.throughline.ingest.batch.OwnIds;
import io.throughline.ingest.format.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column of feedback can mean, and the names under which it is recognised, the strongest first. */
enum FeedbackRole {
    CUSTOMER(Role.CUSTOMER.columns()),
    TIME(
            "answered_at",
            "answered",
            "submitted_at",
            "date_submitted",
            "responded_at",
            "timestamp",
            "time",
            "date",
            "created_at"),
    ASKED("asked", "asked_at", "sent_at"),
    TOUCHPOINT("touchpoint"),
    CHANNEL("channel"),
    SCORE("score", "rating", "stars"),
    LEAST("least", "scale_min"),
    MOST("most", "scale_max"),
    FEEDBACK_KIND("feedback_kind", "kind"),
    TEXT("text", "comment", "review"),
    LANGUAGE("language", "lang"),
    KEY("key");

    /** The option that names columns of questions. */
    static final String QUESTIONS = "questions";

    /** What feedback reads. */
    static final Set<String> READS = Stream.concat(
                    Arrays.stream(values()).map(FeedbackRole::option),
                    Stream.of(QUESTIONS, "zone", "time-format", "decimal", "system", OwnIds.OPTION, "ignore"))
            .collect(Collectors.toUnmodifiableSet());

    private final List<String> columns;

    FeedbackRole(String... columns) {
        this(List.of(columns));
    }

    FeedbackRole(List<String> columns) {
        this.columns = columns;
    }

    /** Names that are recognised without being asked for. */
    List<String> columns() {
        return columns;
    }

    /** The option that names the column of this role. */
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the option may give what holds for the whole file instead of a column. */
    boolean mayBeConstant() {
        return this == LEAST || this == MOST || this == FEEDBACK_KIND || this == LANGUAGE;
    }

    /** Adds the options that only feedback has. */
    static void addMeanings(Map<String, String> all) {
        for (FeedbackRole role : values()) {
            List<String> words = new ArrayList<>(List.of("of feedback: column of the " + role.option()));
            if (role.mayBeConstant()) {
                words.add("or what holds for the whole file");
            }
            words.add("default: " + String.join(", ", role.columns));
            all.putIfAbsent(role.option(), String.join("; ", words));
        }
        all.put(
                QUESTIONS,
                "of feedback: columns that hold one question each, as COLUMN:KIND:LEAST:MOST[,...]; COLUMN:TEXT for remarks");
    }
}
