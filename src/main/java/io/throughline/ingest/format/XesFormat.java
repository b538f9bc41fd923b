package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * An event log of process mining (XES, IEEE 1849): events of traces, each with its own attributes and, behind {@code case:}, its
 * trace's.
 *
 * @param timed whether any event has a time
 * @param complete whether {@code complete} is one of several transitions of activities
 * @param all whether all transitions are wanted
 */
record XesFormat(boolean timed, boolean complete, boolean all, JsonNames names) implements TreeFormat {
    static final String ACTIVITY = "concept:name";
    static final String TIME = "time:timestamp";
    static final String TRANSITION = "lifecycle:transition";
    private static final String COMPLETE = "complete";
    private static final int MAX_TRANSITIONS = 1_000;

    /** Reads the whole log once. */
    static XesFormat look(Source source, boolean all) throws IOException {
        Set<String> transitions = new TreeSet<>();
        boolean timed = false;
        boolean complete = false;
        try (XesRecords events = new XesRecords(Xml.of(source.bytes()), null)) {
            while (events.next()) {
                JsonNode event = events.node();
                if (event != null) {
                    timed |= event.path(TIME).asString("").chars().anyMatch(Character::isDigit);
                    if (transitions.size() < MAX_TRANSITIONS) {
                        transitions.add(
                                event.path(TRANSITION).asString("").strip().toLowerCase(Locale.ROOT));
                    }
                }
            }
            timed |= events.saysTimed();
            complete = events.saysComplete();
        }
        complete |= transitions.size() > 1 && transitions.contains(COMPLETE);
        return new XesFormat(timed, complete, all, new JsonNames());
    }

    @Override
    public Records records(Source source, boolean plain) throws IOException {
        return new XesRecords(Xml.of(source.bytes()), plain ? null : this);
    }

    @Override
    public TreeFormat with(JsonNames found) {
        return new XesFormat(timed, complete, all, found);
    }

    @Override
    public Set<String> tells() {
        return Set.of("xes:step");
    }

    @Override
    public Set<String> mappedReads() {
        return Set.of("lifecycle");
    }

    @Override
    public String describe() {
        return "XES log";
    }
}
