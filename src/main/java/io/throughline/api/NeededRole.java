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
import io.throughline.journey.Consent;
import java.util.List;
import java.util.Map;
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
        if (needed == null && field.getArguments().isEmpty()) {
            return fetcher;
        }
        return environment -> {
            if (needed != null || looksAtEveryone(environment.getArguments())) {
                caller(environment).require(needed == null ? Role.ADMIN : needed);
            }
            return fetcher.get(environment);
        };
    }

    /** Whether any scope among arguments asks for customers who refused, which needs the role ADMIN. */
    private static boolean looksAtEveryone(Object value) {
        if (value instanceof Map<?, ?> members) {
            return Consent.IGNORE.name().equals(String.valueOf(members.get("consent")))
                    || members.values().stream().anyMatch(NeededRole::looksAtEveryone);
        }
        return value instanceof List<?> elements && elements.stream().anyMatch(NeededRole::looksAtEveryone);
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
