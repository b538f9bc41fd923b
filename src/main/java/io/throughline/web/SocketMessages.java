package io.throughline.web;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at every message of {@code graphql-transport-ws} before the framework does, which fails on what it does not expect. */
final class SocketMessages extends GraphQlWebSocketHandler {
    private static final int BAD_MESSAGE = 4400;
    private static final Set<String> TYPES = Set.of("connection_init", "ping", "pong", "subscribe", "complete");
    /** A socket closes with at most 123 bytes. */
    private static final String NO_MESSAGE =
            "A message is a JSON object: {\"type\": \"…\", \"id\": \"…\", \"payload\": {…}}.";

    private static final String NO_QUERY =
            "subscribe needs \"id\": \"…\" and \"payload\": {\"query\": \"…\", \"variables\": {…}}.";

    private final JsonMapper json;

    SocketMessages(WebGraphQlHandler handler, JsonMapper json, Duration initTimeout, @Nullable Duration keepAlive) {
        super(handler, new JacksonJsonHttpMessageConverter(json), initTimeout, keepAlive);
        this.json = json;
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
        String fault = fault(message.getPayload());
        if (fault == null) {
            super.handleTextMessage(session, message);
        } else {
            session.close(new CloseStatus(BAD_MESSAGE, fault));
        }
    }

    private @Nullable String fault(String text) {
        JsonNode message = read(text);
        boolean known = message != null
                && message.isObject()
                && TYPES.contains(message.path("type").asString(""))
                && isTextOrNothing(message.path("id"))
                && isObjectOrNothing(message.path("payload"));
        if (message == null || !known) {
            return NO_MESSAGE;
        }
        boolean subscribes = message.path("type").asString("").equals("subscribe");
        return subscribes && !isQuestion(message) ? NO_QUERY : null;
    }

    private @Nullable JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static boolean isQuestion(JsonNode message) {
        JsonNode payload = message.path("payload");
        return message.path("id").isString()
                && payload.path("query").isString()
                && isTextOrNothing(payload.path("operationName"))
                && isObjectOrNothing(payload.path("variables"))
                && isObjectOrNothing(payload.path("extensions"));
    }

    private static boolean isTextOrNothing(JsonNode node) {
        return node.isString() || node.isNull() || node.isMissingNode();
    }

    private static boolean isObjectOrNothing(JsonNode node) {
        return node.isObject() || node.isNull() || node.isMissingNode();
    }
}
