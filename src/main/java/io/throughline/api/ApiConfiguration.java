package io.throughline.api;

import graphql.ExecutionResult;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.scalars.ExtendedScalars;
import io.throughline.question.Questions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** The scalars of the schema, and what a query may cost. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueryLimits.class)
class ApiConfiguration {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring ->
                wiring.scalar(Scalars.DATE_TIME).scalar(Scalars.DURATION).scalar(ExtendedScalars.GraphQLLong);
    }

    @Bean
    Instrumentation fragmentLimit() {
        return new FragmentLimit();
    }

    @Bean
    Instrumentation depthLimit(QueryLimits limits) {
        return new MaxQueryDepthInstrumentation(limits.depth()) {
            /** No query is deeper than it has braces that open, so that short ones need no walk. */
            @Override
            public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
                    InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
                String query =
                        parameters.getExecutionContext().getExecutionInput().getQuery();
                return query.chars().filter(c -> c == '{').count() <= limits.depth()
                        ? SimpleInstrumentationContext.noOp()
                        : super.beginExecuteOperation(parameters, state);
            }

            @Override
            protected AbortExecutionException mkAbortException(int depth, int most) {
                return new AbortExecutionException("This query is " + depth + " levels deep, allowed are " + most
                        + ": nest fewer fields, or raise throughline.limits.depth.");
            }
        };
    }

    @Bean
    QueryCostLimit costLimit(QueryLimits limits) {
        return new QueryCostLimit(limits.cost());
    }

    /** Makes the schema where the application starts: commands never need it. */
    @Bean
    @ConditionalOnWebApplication
    SmartInitializingSingleton costsOfFields(QueryCostLimit limit, GraphQlSource source) {
        return () -> limit.read(source.schema());
    }

    @Bean
    Questions questions(QueryLimits limits) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Questions(cores, limits.waiting(), Duration.ofSeconds(limits.seconds()));
    }

    @Bean
    GraphQlSourceBuilderCustomizer queriesInTurn(
            Questions questions, QueryLimits limits, ObjectProvider<DataFetcherExceptionResolver> failures) {
        return source -> source.configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider(new KnownQueries())
                .queryExecutionStrategy(new QuestionStrategy(
                        DataFetcherExceptionResolver.createExceptionHandler(
                                failures.orderedStream().toList()),
                        questions,
                        limits.cheap(),
                        limits.answerBytes())));
    }
}
