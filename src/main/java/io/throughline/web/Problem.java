package io.throughline.web;

import io.throughline.access.RoleNeeded;
import io.throughline.journey.GivenUp;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Unavailable;
import io.throughline.question.Busy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that is not answered, as JSON in the form of RFC 9457.
 *
 * @param more members beside type, title, status and detail, in order
 */
record Problem(HttpStatus status, String detail, Map<String, Object> more) {

    Problem(HttpStatus status, String detail) {
        this(status, detail, Map.of());
    }

    private static Problem of(InvalidArgument fault) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("argument", fault.argument());
        more.put("value", fault.value());
        more.put("allowed", fault.allowed());
        return new Problem(HttpStatus.BAD_REQUEST, String.valueOf(fault.getMessage()), more);
    }

    /**
     * What is told of a failure; the one place where failures get their status.
     *
     * @return null for a fault of the service, of which its log tells
     */
    static @Nullable Problem of(Throwable failure) {
        if (failure instanceof InvalidArgument fault) {
            return of(fault);
        }
        HttpStatus status = failure instanceof ImportRefused
                ? HttpStatus.UNPROCESSABLE_CONTENT
                : failure instanceof FileSize.TooLarge
                        ? HttpStatus.BAD_REQUEST
                        : failure instanceof RoleNeeded
                                ? HttpStatus.FORBIDDEN
                                : failure instanceof Unavailable
                                                || failure instanceof GivenUp
                                                || failure instanceof Busy
                                        ? HttpStatus.SERVICE_UNAVAILABLE
                                        : null;
        return status == null ? null : new Problem(status, String.valueOf(failure.getMessage()));
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", status.getReasonPhrase());
        members.put("status", status.value());
        members.put("detail", detail);
        members.putAll(more);
        return members;
    }

    void write(HttpServletResponse response, JsonMapper json) throws IOException {
        byte[] body = json.writeValueAsString(members()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
