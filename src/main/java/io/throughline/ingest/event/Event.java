package io.throughline.ingest.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a tracking library.
 *
 * @param text as it came, shortened
 * @param node null where it is no JSON object
 * @param key stands for it where it has none of its own; empty: nothing does
 */
public record Event(String text, @Nullable ObjectNode node, String key) {
    Event(String text, @Nullable ObjectNode node) {
        this(text, node, "");
    }

    /** The same event with a key to stand for it. */
    public Event withKey(String other) {
        return new Event(text, node, other);
    }
}
