package io.throughline.web;

import io.throughline.question.Client;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks for the key in {@code connection_init}, since browsers cannot send headers with a WebSocket; without it the socket is closed.
 * Questions learn from it that their socket is, or that they were taken back by {@code complete}.
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

    /** The answer to a question that was taken back is not sent. */
    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest socket)
                || !(socket.getSessionInfo().getAttributes().get(Client.ATTRIBUTE) instanceof Connected client)) {
            return chain.next(request);
        }
        Asked asked = client.asks(request.getId());
        return chain.next(request)
                .filter(response -> !asked.takenBack)
                .doFinally(end -> client.asked.remove(request.getId(), asked));
    }

    @Override
    public Mono<Void> handleCancelledSubscription(WebSocketSessionInfo session, String id) {
        if (session.getAttributes().get(Client.ATTRIBUTE) instanceof Connected client) {
            client.takeBack(id);
        }
        return Mono.empty();
    }

    @Override
    public void handleConnectionClosed(
            WebSocketSessionInfo session, int statusCode, Map<String, Object> connectionInitPayload) {
        if (session.getAttributes().get(Client.ATTRIBUTE) instanceof Connected client) {
            client.gone = true;
        }
    }

    /** A socket, for which several questions may be under way. */
    private static final class Connected implements Client {
        private final Map<String, Asked> asked = new ConcurrentHashMap<>();
        private volatile boolean gone;

        Asked asks(String id) {
            Asked one = new Asked(this);
            asked.put(id, one);
            return one;
        }

        void takeBack(String id) {
            Asked one = asked.get(id);
            if (one != null) {
                one.takenBack = true;
            }
        }

        @Override
        public Client of(String question) {
            return asked.getOrDefault(question, new Asked(this));
        }

        @Override
        public boolean isGone() {
            return gone;
        }
    }

    /** Who waits for one question of a socket. */
    private static final class Asked implements Client {
        private final Connected socket;
        private volatile boolean takenBack;

        Asked(Connected socket) {
            this.socket = socket;
        }

        @Override
        public boolean isGone() {
            return takenBack || socket.gone;
        }
    }
}
