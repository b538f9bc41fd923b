package io.throughline.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container gave up before anybody here saw it, such as a body that broke off, as problems. */
@RestController
final class ErrorsEndpoint implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> tell(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        HttpStatus status = known == null ? HttpStatus.NOT_FOUND : known;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Problem(status, detail(status, request.getMethod())).members());
    }

    private static String detail(HttpStatus status, String method) {
        return switch (status) {
            case NOT_FOUND -> Failures.NOTHING_HERE;
            case METHOD_NOT_ALLOWED -> "This address does not take " + method + ".";
            case BAD_REQUEST -> "The request broke off, or is not what its headers say: send it again, whole.";
            default ->
                status.is5xxServerError()
                        ? "The service failed to answer; its log tells why."
                        : status.getReasonPhrase() + ".";
        };
    }
}
