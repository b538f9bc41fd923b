package io.throughline.ingest.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a tracking library.
 *
 * @param text as it came, shortened
 * @param node null where it is no JSON object
 */
public record Event(String text, @Nullable ObjectNode node) {}
