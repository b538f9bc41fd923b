package io.throughline.api;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.List;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts faults of the query language into plain words. */
@Component
final class QueryFaults implements WebGraphQlInterceptor {
    private static final Set<ErrorClassification> FAULTS_OF_THE_LANGUAGE =
            Set.of(ErrorType.InvalidSyntax, ErrorType.ValidationError, ErrorType.OperationNotSupported);

    private final FaultWords words;

    QueryFaults(GraphQlSource source) {
        this.words = new FaultWords(source.schema());
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(this::inPlainWords);
    }

    private WebGraphQlResponse inPlainWords(WebGraphQlResponse response) {
        List<GraphQLError> errors = response.getExecutionResult().getErrors();
        if (errors.isEmpty() || response.getExecutionResult().getData() instanceof Publisher) {
            return response;
        }
        return response.transform(
                builder -> builder.errors(errors.stream().map(this::told).toList()));
    }

    private GraphQLError told(GraphQLError error) {
        if (!FAULTS_OF_THE_LANGUAGE.contains(error.getErrorType())) {
            return error;
        }
        return GraphqlErrorBuilder.newError()
                .message("%s", words.tell(error))
                .locations(error.getLocations())
                .path(error.getPath())
                .errorType(error.getErrorType())
                .extensions(error.getExtensions())
                .build();
    }
}
