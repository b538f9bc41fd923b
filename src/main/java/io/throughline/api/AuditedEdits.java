package io.throughline.api;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import io.throughline.journey.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers each edit that was made through the interface. Imports tell of themselves. */
@Component
final class AuditedEdits extends SimplePerformantInstrumentation {
    private static final Set<String> TOLD_ELSEWHERE = Set.of("recordInteractions", "importUpload", "eraseCustomer");
    /** Arguments that name what is edited, in this order. */
    private static final List<String> SUBJECTS = List.of("id", "name", "source", "customer");

    private final AuditLog log;

    AuditedEdits(AuditLog log) {
        this.log = log;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
        DataFetchingEnvironment asked = parameters.getEnvironment();
        GraphQLObjectType mutations = asked.getGraphQLSchema().getMutationType();
        String action = asked.getField().getName();
        boolean edit = asked.getParentType().equals(mutations) && !TOLD_ELSEWHERE.contains(action);
        return edit ? environment -> told(fetcher.get(environment), action, environment.getArguments()) : fetcher;
    }

    private Object told(Object answer, String action, Map<String, Object> arguments) {
        if (answer instanceof Mono<?> later) {
            return later.doOnNext(result -> tell(result, action, arguments));
        }
        tell(answer, action, arguments);
        return answer;
    }

    /** What is not there cannot be removed, and is no edit. */
    private void tell(Object result, String action, Map<String, Object> arguments) {
        if (!Boolean.FALSE.equals(result)) {
            String subject = SUBJECTS.stream()
                    .map(arguments::get)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .findFirst()
                    .orElse("");
            log.record("http", action, subject, "");
        }
    }
}
