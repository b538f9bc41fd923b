package io.throughline.ingest.event;

import io.throughline.ingest.format.JsonTrees;
import io.throughline.ingest.format.RowReader;
import io.throughline.journey.ImportRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of a body or message: one JSON object, an array of them, objects line by line, or calls with a member {@code batch} in the form of Segment's HTTP API.
 *
 * <p>The clock of a device may be wrong. Where an event tells by that clock when it happened and when it was sent, it happened as long before it was received (Segment, "Timestamps in
 * Segment": {@code timestamp = receivedAt - (sentAt - originalTimestamp)}); without the second its own time holds, and without either the moment of arrival.
 */
public final class EventBody {
    private static final JsonFactory JSON = new JsonFactory();

    private final @Nullable String type;
    private final Instant received;
    private final JsonTrees trees = new JsonTrees();
    private final List<Event> events = new ArrayList<>();

    private EventBody(@Nullable String type, Instant received) {
        this.type = type;
        this.received = received;
    }

    /**
     * @param type of events that name none; null: they stay without
     * @param received the moment of arrival
     * @throws ImportRefused where nothing of it is JSON
     */
    public static List<Event> read(String text, @Nullable String type, Instant received) {
        EventBody body = new EventBody(type, received);
        String whole = text.strip();
        if (whole.isEmpty()) {
            throw new ImportRefused("The body is empty: send events as JSON.");
        }
        JsonNode one = body.parse(whole);
        if (one != null) {
            body.add(one, null, whole);
        } else {
            whole.lines().filter(line -> !line.isBlank()).forEach(line -> body.add(body.parse(line), null, line));
        }
        if (body.events.stream().allMatch(event -> Event.NO_OBJECT.equals(event.fault()))) {
            throw new ImportRefused(
                    "No event can be read: send a JSON object, an array of objects, or one object a line.");
        }
        return body.events;
    }

    /** Null where it is not one value. */
    private @Nullable JsonNode parse(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonNode one = parser.nextToken() == null ? null : trees.read(parser);
            return parser.nextToken() == null ? one : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    /** @param call what the event came in, whose members it inherits; null where it stands alone */
    private void add(@Nullable JsonNode node, @Nullable ObjectNode call, String text) {
        if (node != null && node.isArray()) {
            node.forEach(element -> add(element, call, trees.written(element)));
        } else if (node instanceof ObjectNode object && object.path("batch").isArray()) {
            object.get("batch").forEach(element -> add(element, object, trees.written(element)));
        } else {
            events.add(event(node, call, RowReader.shorten(text)));
        }
    }

    private Event event(@Nullable JsonNode node, @Nullable ObjectNode call, String text) {
        if (!(node instanceof ObjectNode object)) {
            return Event.faulty(text, Event.NO_OBJECT);
        }
        ObjectNode event = timed(object, call);
        String fault = call != null && trees.isUnclearItself(call) ? JsonTrees.TWICE : trees.fault(event);
        return fault == null ? Event.of(text, event) : Event.faulty(text, fault);
    }

    private ObjectNode timed(ObjectNode event, @Nullable ObjectNode call) {
        if (call != null && call.path("context").isObject() && !event.has("context")) {
            event.set("context", call.get("context"));
        }
        if (type != null && !event.has("type")) {
            event.put("type", type);
        }
        String claimed =
                event.path("originalTimestamp").asString(event.path("timestamp").asString(""));
        Optional<Instant> sent = moment(event.path("sentAt")
                .asString(call == null ? "" : call.path("sentAt").asString("")));
        if (claimed.isEmpty()) {
            event.put("timestamp", received.toString());
        } else if (sent.isPresent()) {
            moment(claimed)
                    .map(happened -> received.minus(Duration.between(happened, sent.get())))
                    .ifPresent(corrected -> event.put("timestamp", corrected.toString()));
        }
        if (!event.has("timestamp")) {
            event.put("timestamp", claimed);
        }
        return event;
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
