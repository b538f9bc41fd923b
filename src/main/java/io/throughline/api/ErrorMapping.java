package io.throughline.api;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.access.RoleNeeded;
import io.throughline.journey.EditConflict;
import io.throughline.journey.GivenUp;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Unavailable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/** What a caller learns of a failure: faults of arguments in full, faults of the service only that there was one. */
@Component
final class ErrorMapping extends DataFetcherExceptionResolverAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);
    private static final ErrorClassification CONFLICT = ErrorClassification.errorClassification("CONFLICT");
    static final ErrorClassification UNAVAILABLE = ErrorClassification.errorClassification("UNAVAILABLE");

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (cause instanceof InvalidArgument fault) {
            extensions.put("code", "BAD_REQUEST");
            extensions.put("argument", fault.argument());
            extensions.put("value", fault.value());
            extensions.put("allowed", fault.allowed());
            return error(environment, ErrorType.BAD_REQUEST, fault.getMessage(), extensions);
        }
        if (cause instanceof ImportRefused || cause instanceof BindException) {
            extensions.put("code", "BAD_REQUEST");
            return error(environment, ErrorType.BAD_REQUEST, cause.getMessage(), extensions);
        }
        if (cause instanceof RoleNeeded) {
            extensions.put("code", "FORBIDDEN");
            return error(environment, ErrorType.FORBIDDEN, cause.getMessage(), extensions);
        }
        if (cause instanceof EditConflict conflict) {
            extensions.put("code", "CONFLICT");
            extensions.put("stored", conflict.stored());
            extensions.put("given", conflict.given());
            return error(environment, CONFLICT, conflict.getMessage(), extensions);
        }
        if (cause instanceof GivenUp late) {
            extensions.put("code", "TOO_LONG");
            return error(environment, QuestionStrategy.TOO_LONG, Remedies.message(late, environment), extensions);
        }
        if (cause instanceof Unavailable) {
            extensions.put("code", "UNAVAILABLE");
            return error(environment, UNAVAILABLE, cause.getMessage(), extensions);
        }
        String id = environment.getExecutionId().toString();
        LOG.error(
                "Query {} failed at {}", id, environment.getExecutionStepInfo().getPath(), cause);
        extensions.put("code", "INTERNAL_ERROR");
        String message = "The service failed to answer this field; its log tells why under the number " + id + ".";
        return error(environment, ErrorType.INTERNAL_ERROR, message, extensions);
    }

    private static GraphQLError error(
            DataFetchingEnvironment environment,
            ErrorClassification type,
            @Nullable String message,
            Map<String, Object> extensions) {
        return GraphqlErrorBuilder.newError(environment)
                .errorType(type)
                .message("%s", String.valueOf(message))
                .extensions(extensions)
                .build();
    }
}
