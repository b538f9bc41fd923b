package io.throughline.api;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.journey.ScopeForm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.data.GraphQlArgumentBinder;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/** A scope by the same type, defaults and checks as the variable of a query. */
@Component
final class ScopeReader implements ScopeForm {
    private static final String NAME = "scope";
    private static final List<VariableDefinition> VARIABLE = Parser.parse(
                    "query($" + NAME + ": JourneyScope) { __typename }")
            .getDefinitionsOfType(OperationDefinition.class)
            .get(0)
            .getVariableDefinitions();

    private final GraphQlSource source;
    private final GraphQlArgumentBinder binder = new GraphQlArgumentBinder();

    ScopeReader(GraphQlSource source) {
        this.source = source;
    }

    @Override
    public Scope read(Map<String, Object> members) {
        try {
            Object coerced = ValuesResolver.coerceVariableValues(
                            source.schema(),
                            VARIABLE,
                            RawVariables.of(Map.of(NAME, members)),
                            GraphQLContext.getDefault(),
                            Locale.ROOT)
                    .get(NAME);
            Object bound = binder.bind(coerced, false, ResolvableType.forClass(ScopeInput.class));
            return ScopeInput.scopeOf((ScopeInput) bound);
        } catch (GraphQLException | BindException e) {
            throw new InvalidArgument(NAME, members, "an object of the type JourneyScope: " + e.getMessage());
        }
    }
}
