package io.throughline.ingest.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a tracking library.
 *
 * @param text as it came, shortened
 * @param node null where it cannot be taken
 * @param fault why; null where it can
 * @param key stands for it where it has none of its own; empty: nothing does
 */
public record Event(
        String text, @Nullable ObjectNode node, @Nullable String fault, String key) {
    static final String NO_OBJECT = "not a JSON object";

    static Event of(String text, ObjectNode node) {
        return new Event(text, node, null, "");
    }

    static Event faulty(String text, String fault) {
        return new Event(text, null, fault, "");
    }

    /** The same event with a key to stand for it. */
    public Event withKey(String other) {
        return new Event(text, node, fault, other);
    }
}
