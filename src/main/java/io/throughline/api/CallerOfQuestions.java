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

/** Tells each question who asks it. */
@Component
final class CallerOfQuestions implements WebGraphQlInterceptor {

    /** Whoever asks over HTTP passed the filters; what comes from this process itself has no name. */
    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Object caller = request instanceof WebSocketGraphQlRequest socket
                ? socket.getSessionInfo().getAttributes().get(Caller.ATTRIBUTE)
                : ofThisRequest();
        if (caller instanceof Caller known) {
            request.configureExecutionInput((input, builder) ->
                    builder.graphQLContext(Map.of(Caller.class, known)).build());
        } else if (request instanceof WebSocketGraphQlRequest) {
            return Mono.error(new AuthenticationCredentialsNotFoundException("nobody asks"));
        }
        return chain.next(request);
    }

    private static @Nullable Object ofThisRequest() {
        Authentication found = SecurityContextHolder.getContext().getAuthentication();
        return found == null ? null : found.getPrincipal();
    }
}
