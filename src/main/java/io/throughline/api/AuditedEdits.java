package io.throughline.api;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import io.throughline.journey.AuditLog;
import java.util.List;
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
        return edit ? environment -> told(fetcher.get(environment), environment) : fetcher;
    }

    private Object told(Object answer, DataFetchingEnvironment edit) {
        if (answer instanceof Mono<?> later) {
            return later.doOnNext(result -> tell(result, edit));
        }
        tell(answer, edit);
        return answer;
    }

    /** What is not there cannot be removed, and is no edit. */
    private void tell(Object result, DataFetchingEnvironment edit) {
        if (!Boolean.FALSE.equals(result)) {
            String subject = SUBJECTS.stream()
                    .map(edit.getArguments()::get)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .findFirst()
                    .orElse("");
            log.record(NeededRole.caller(edit).name(), edit.getField().getName(), subject, "");
        }
    }
}
