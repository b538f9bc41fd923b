package io.throughline.web;

import io.throughline.journey.Echo;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Unavailable;
import io.throughline.question.Busy;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** What no endpoint answers for itself, as problems. */
@RestControllerAdvice
final class Failures extends ResponseEntityExceptionHandler {
    static final String NOTHING_HERE = "Nothing answers at this address.";

    private final ExplorerPage explorer;

    Failures(ExplorerPage explorer) {
        this.explorer = explorer;
    }

    /** Browsers that go to an unknown address get the page; everything else a problem. */
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (failure.getHttpMethod() != HttpMethod.GET || accepted == null || !accepted.contains("text/html")) {
            return super.handleNoResourceFoundException(failure, headers, status, request);
        }
        ResponseEntity<String> page = explorer.missing();
        return new ResponseEntity<>(page.getBody(), page.getHeaders(), page.getStatusCode());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(failure, body, headers, status, request);
        if (answer == null || !(answer.getBody() instanceof ProblemDetail problem)) {
            return answer;
        }
        problem.setInstance(null);
        problem.setDetail(detail(failure, String.valueOf(problem.getDetail())));
        return answer;
    }

    private static String detail(Exception failure, String otherwise) {
        if (failure instanceof NoResourceFoundException) {
            return NOTHING_HERE;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedRequest.NoObject
                    || cause instanceof JacksonException
                    || cause instanceof ServerWebInputException) {
                return "The body must be a JSON object: {\"query\": \"…\", \"variables\": {…}}.";
            }
        }
        return Echo.of(otherwise);
    }

    @ExceptionHandler({InvalidArgument.class, ImportRefused.class, Unavailable.class, Busy.class})
    ResponseEntity<Map<String, Object>> told(RuntimeException failure) {
        Problem problem = Objects.requireNonNull(Problem.of(failure));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (failure instanceof Busy busy) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(busy.seconds()));
        }
        return answer.body(problem.members());
    }
}
