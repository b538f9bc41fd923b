package io.throughline.api;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import io.throughline.export.CataloguePlan;
import io.throughline.journey.AuditEntry;
import io.throughline.journey.AuditLog;
import io.throughline.map.Comment;
import io.throughline.map.MapPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers each edit that was made through the interface. Imports, erasures and decisions of who is who tell of themselves, in the write that makes them. */
@Component
final class AuditedEdits extends SimplePerformantInstrumentation {
    private static final Set<String> TOLD_ELSEWHERE = Set.of(
            "recordInteractions",
            "importUpload",
            "removeImport",
            "takeOutImport",
            "eraseCustomer",
            "join",
            "separate",
            "withdrawDecision");
    /** Arguments that name what is edited, in this order. */
    private static final List<String> SUBJECTS = List.of("id", "name", "source", "customer", "map");

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
        if (answer instanceof CompletionStage<?> later) {
            return later.thenApply(result -> {
                tell(result, edit);
                return result;
            });
        }
        tell(answer, edit);
        return answer;
    }

    /** What is not there cannot be removed, and what is only tried changes nothing: neither is an edit. */
    private void tell(Object result, DataFetchingEnvironment edit) {
        boolean tried = Boolean.TRUE.equals(edit.getArgument("dryRun"))
                || result instanceof MapsController.PlanAnswer plan
                        && !(plan.applied() && !plan.items().isEmpty())
                || result instanceof List<?> changes
                        && CataloguePlan.changed(changes).isEmpty();
        if (!Boolean.FALSE.equals(result) && !tried) {
            log.record(
                    NeededRole.caller(edit).name(), edit.getField().getName(), subject(result, edit), detail(result));
        }
    }

    /** What has no name is known by its id: who looks for what was withdrawn or resolved finds it by that. */
    private static String detail(Object result) {
        return result instanceof Comment comment ? comment.id() : "";
    }

    private static String subject(Object result, DataFetchingEnvironment edit) {
        if (result instanceof MapsController.PlanAnswer plan) {
            return AuditEntry.names(MapPlan.names(plan.items()));
        }
        if (result instanceof Comment comment) {
            return comment.on().key();
        }
        if (result instanceof List<?> changes) {
            return AuditEntry.names(CataloguePlan.changed(changes));
        }
        Object input = edit.getArgument("input");
        return Stream.concat(
                        SUBJECTS.stream().map(edit.getArguments()::get),
                        input instanceof Map<?, ?> fields ? Stream.ofNullable(fields.get("id")) : Stream.empty())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }
}
