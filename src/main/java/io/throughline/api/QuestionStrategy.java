package io.throughline.api;

import graphql.ErrorClassification;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import io.throughline.journey.Deadline;
import io.throughline.journey.GivenUp;
import io.throughline.question.Client;
import io.throughline.question.Questions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.util.unit.DataSize;

/** Computes queries when it is their turn, gives them up when they take too long, and refuses answers that are too large. */
final class QuestionStrategy extends AsyncExecutionStrategy {
    static final ErrorClassification TOO_LONG = ErrorClassification.errorClassification("TOO_LONG");

    private final Questions questions;
    private final int cheap;
    private final long mostBytes;

    /** @param cheap what a query may cost that need not wait for dear ones */
    QuestionStrategy(DataFetcherExceptionHandler failures, Questions questions, int cheap, DataSize most) {
        super(failures);
        this.questions = questions;
        this.cheap = cheap;
        this.mostBytes = most.toBytes();
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        boolean dear = QueryCostLimit.cost(context.getGraphQLContext()) > cheap;
        return questions
                .ask(dear, gone(context), () -> compute(context, parameters))
                .thenCompose(answer -> answer)
                .exceptionally(failure -> {
                    if (failure instanceof GivenUp || failure.getCause() instanceof GivenUp) {
                        return only(givenUp(context, failure));
                    }
                    throw failure instanceof CompletionException known ? known : new CompletionException(failure);
                });
    }

    private static BooleanSupplier gone(ExecutionContext context) {
        ExecutionInput input = context.getExecutionInput();
        Client client = context.getGraphQLContext().get(Client.class);
        return () -> input.isCancelled() || client != null && client.isGone();
    }

    private CompletableFuture<ExecutionResult> compute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        Deadline deadline = Deadline.present();
        return super.execute(context, parameters)
                .thenApply(result -> deadline.missed() ? only(givenUp(context, null)) : bounded(result));
    }

    @Override
    protected Object fetchField(ExecutionContext context, ExecutionStrategyParameters parameters) {
        Deadline.check();
        return super.fetchField(context, parameters);
    }

    /** The first field that was given up stands for all: those after it had no time of their own. */
    private static GraphQLError givenUp(ExecutionContext context, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return context.getErrors().stream()
                .filter(error -> error.getErrorType() == TOO_LONG)
                .findFirst()
                .orElseGet(() -> GraphqlErrorBuilder.newError()
                        .errorType(TOO_LONG)
                        .message(
                                "%s",
                                cause == null ? "This question was given up." : String.valueOf(cause.getMessage()))
                        .extensions(Map.of("code", "TOO_LONG"))
                        .build());
    }

    private ExecutionResult bounded(ExecutionResult result) {
        if (AnswerSize.of(result.getData(), mostBytes) <= mostBytes) {
            return result;
        }
        return only(GraphqlErrorBuilder.newError()
                .errorType(ErrorType.BAD_REQUEST)
                .message(
                        "This answer has more than %d bytes: ask for fewer fields or less of each (`first`, `top`, `depth`,"
                                + " `branches`, `after`), or raise throughline.limits.answer-bytes.",
                        mostBytes)
                .extensions(Map.of("code", "BAD_REQUEST"))
                .build());
    }

    private static ExecutionResult only(GraphQLError error) {
        return ExecutionResult.newExecutionResult()
                .data(null)
                .errors(List.of(error))
                .build();
    }
}
