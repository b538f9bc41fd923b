package io.throughline.web;

import io.throughline.question.Client;
import java.util.Map;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks for the key in {@code connection_init}, since browsers cannot send headers with a WebSocket; without it the socket is closed.
 * Questions learn from it that their socket is.
 */
@Component
final class WebSocketAccess implements WebSocketGraphQlInterceptor {
    private final ApiKey key;

    WebSocketAccess(ApiKey key) {
        this.key = key;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(
            WebSocketSessionInfo session, Map<String, Object> connectionInitPayload) {
        String authorization = connectionInitPayload.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("Authorization"))
                .map(entry -> String.valueOf(entry.getValue()))
                .findFirst()
                .orElse(null);
        session.getAttributes().put(Client.ATTRIBUTE, new Connected());
        return key.admits(authorization)
                ? Mono.empty()
                : Mono.error(new IllegalArgumentException("connection_init needs Authorization: Bearer KEY"));
    }

    @Override
    public void handleConnectionClosed(
            WebSocketSessionInfo session, int statusCode, Map<String, Object> connectionInitPayload) {
        if (session.getAttributes().get(Client.ATTRIBUTE) instanceof Connected client) {
            client.gone = true;
        }
    }

    /** The client of every question that a socket asks. */
    private static final class Connected implements Client {
        private volatile boolean gone;

        @Override
        public boolean isGone() {
            return gone;
        }
    }
}
