package io.throughline.web;

import io.throughline.access.Caller;
import io.throughline.access.KeyRing;
import io.throughline.question.Client;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks for the key in {@code connection_init}, since browsers cannot send headers with a WebSocket; without it the socket is closed.
 * Questions learn from it that their socket is, or that they were taken back by {@code complete}.
 */
@Component
final class WebSocketAccess implements WebSocketGraphQlInterceptor {
    private final AuthenticationManager callers;
    private final KeyRing keys;

    WebSocketAccess(AuthenticationManager callers, KeyRing keys) {
        this.callers = callers;
        this.keys = keys;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(
            WebSocketSessionInfo session, Map<String, Object> connectionInitPayload) {
        String authorization = connectionInitPayload.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(HttpHeaders.AUTHORIZATION))
                .map(entry -> String.valueOf(entry.getValue()))
                .findFirst()
                .orElse(null);
        session.getAttributes().put(Client.ATTRIBUTE, new Connected());
        Caller caller = caller(authorization);
        if (caller == null) {
            return Mono.error(new IllegalArgumentException("connection_init needs Authorization: Bearer KEY"));
        }
        session.getAttributes().put(Caller.ATTRIBUTE, caller);
        return Mono.empty();
    }

    private @Nullable Caller caller(@Nullable String authorization) {
        Authentication bearer = AccessChain.bearer(authorization);
        if (keys.isOpen()) {
            return Caller.LOCAL;
        }
        try {
            return bearer == null ? null : CallerAuthentication.caller(callers.authenticate(bearer));
        } catch (AuthenticationException refused) {
            return null;
        }
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
