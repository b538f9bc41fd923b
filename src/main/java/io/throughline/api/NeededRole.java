package io.throughline.api;

import graphql.GraphQLContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.EnumValue;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import io.throughline.access.Caller;
import io.throughline.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Refuses a field to whoever has a lesser role than its directive {@code needs} tells, and withholds what is {@code quoted} from those below a role. */
@Component
final class NeededRole extends SimplePerformantInstrumentation {
    private static final String DIRECTIVE = "needs";
    private static final String QUOTED = "quoted";

    private final Role quotes;

    /** @param quotes the least role that reads what customers wrote */
    NeededRole(@Value("${throughline.quotes:VIEWER}") Role quotes) {
        this.quotes = quotes;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
        GraphQLFieldDefinition field = parameters.getEnvironment().getFieldDefinition();
        if (quotes != Role.VIEWER && field.hasAppliedDirective(QUOTED)) {
            return environment -> caller(environment).role().includes(quotes) ? fetcher.get(environment) : null;
        }
        Role needed = of(field);
        return needed == null
                ? fetcher
                : environment -> {
                    caller(environment).require(needed);
                    return fetcher.get(environment);
                };
    }

    /** The role that a field needs; null: whoever may ask may ask it. */
    static @Nullable Role of(GraphQLFieldDefinition field) {
        GraphQLAppliedDirective directive = field.getAppliedDirective(DIRECTIVE);
        return directive == null
                ? null
                : Role.of(((EnumValue)
                                directive.getArgument("role").getArgumentValue().getValue())
                        .getName());
    }

    /** Who asks; a question that came through no door is this process's own. */
    static Caller caller(DataFetchingEnvironment environment) {
        GraphQLContext context = environment.getGraphQlContext();
        return context.getOrDefault(Caller.class, Caller.LOCAL);
    }
}
