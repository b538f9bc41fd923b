package io.throughline.api;

import io.throughline.access.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells each question who asks it; a question of nobody is not asked. */
@Component
final class CallerOfQuestions implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Caller caller = caller(request);
        if (caller == null) {
            return Mono.error(new AuthenticationCredentialsNotFoundException("nobody asks"));
        }
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(Map.of(Caller.class, caller)).build());
        return chain.next(request);
    }

    private static @Nullable Caller caller(WebGraphQlRequest request) {
        if (request instanceof WebSocketGraphQlRequest socket) {
            return (Caller) socket.getSessionInfo().getAttributes().get(Caller.ATTRIBUTE);
        }
        Authentication found = SecurityContextHolder.getContext().getAuthentication();
        return found != null && found.getPrincipal() instanceof Caller caller ? caller : null;
    }
}
