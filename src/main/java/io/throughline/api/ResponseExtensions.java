package io.throughline.api;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import io.throughline.analysis.JourneyService;
import io.throughline.question.Busy;
import io.throughline.question.Client;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts the server's time and the version of the data into every answer and a code into every error, and refuses a query text that is too long. */
@Component
final class ResponseExtensions implements WebGraphQlInterceptor {
    private static final Set<ErrorClassification> FAULTS_OF_THE_QUERY = Set.of(
            ErrorType.InvalidSyntax,
            ErrorType.ValidationError,
            ErrorType.OperationNotSupported,
            ErrorType.ExecutionAborted);

    private final long mostBytes;
    private final JourneyService service;

    ResponseExtensions(QueryLimits limits, JourneyService service) {
        this.service = service;
        this.mostBytes = limits.queryBytes().toBytes();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        long begin = System.nanoTime();
        long version = service.version();
        long bytes = request.getDocument().getBytes(StandardCharsets.UTF_8).length;
        if (request.getAttributes().get(Client.ATTRIBUTE) instanceof Client client) {
            request.configureExecutionInput((input, builder) -> {
                input.getGraphQLContext().put(Client.class, client.of(request.getId()));
                return input;
            });
        }
        Mono<WebGraphQlResponse> answer = bytes > mostBytes ? refuse(request, bytes) : chain.next(request);
        return answer.onErrorResume(Busy.class, busy -> laterOn(request, busy))
                .flatMap(response -> isForNobody(request) ? Mono.never() : Mono.just(response))
                .map(response -> finish(response, begin, version));
    }

    private Mono<WebGraphQlResponse> refuse(WebGraphQlRequest request, long bytes) {
        GraphQLError error = GraphqlErrorBuilder.newError()
                .errorType(ErrorType.ExecutionAborted)
                .message(
                        "This query text has %d bytes, allowed are %d: move values into variables, or raise"
                                + " throughline.limits.query-bytes.",
                        bytes, mostBytes)
                .build();
        ExecutionResult result = new ExecutionResultImpl(error);
        return Mono.just(
                new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result)));
    }

    /** A closed socket has nothing that could be written to; where a connection was closed the container takes care. */
    private static boolean isForNobody(WebGraphQlRequest request) {
        return request instanceof WebSocketGraphQlRequest
                && request.getAttributes().get(Client.ATTRIBUTE) instanceof Client client
                && client.isGone();
    }

    /** Over HTTP the status says it, see the mapping of {@link Busy} there; a socket has none. */
    private static Mono<WebGraphQlResponse> laterOn(WebGraphQlRequest request, Busy busy) {
        if (!(request instanceof WebSocketGraphQlRequest)) {
            return Mono.error(busy);
        }
        GraphQLError error = GraphqlErrorBuilder.newError()
                .errorType(ErrorMapping.UNAVAILABLE)
                .message("%s", String.valueOf(busy.getMessage()))
                .extensions(Map.of("code", "UNAVAILABLE"))
                .build();
        ExecutionResult result = new ExecutionResultImpl(error);
        return Mono.just(
                new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result)));
    }

    private static WebGraphQlResponse finish(WebGraphQlResponse response, long begin, long version) {
        if (response.getExecutionResult().getData() instanceof Publisher) {
            return response;
        }
        List<GraphQLError> errors = response.getExecutionResult().getErrors();
        Map<Object, Object> extensions = new LinkedHashMap<>(response.getExtensions());
        extensions.put("millis", Math.round((System.nanoTime() - begin) / 1e3) / 1e3);
        extensions.put("dataVersion", version);
        return response.transform(builder -> builder.errors(
                        errors.stream().map(ResponseExtensions::coded).toList())
                .extensions(extensions));
    }

    private static GraphQLError coded(GraphQLError error) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        boolean theirs =
                FAULTS_OF_THE_QUERY.contains(error.getErrorType()) || error instanceof BadFaithIntrospectionError;
        if (extensions.putIfAbsent("code", theirs ? "BAD_REQUEST" : "INTERNAL_ERROR") != null) {
            return error;
        }
        return GraphqlErrorBuilder.newError()
                .message("%s", error.getMessage())
                .locations(error.getLocations())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(extensions)
                .build();
    }
}
