package io.throughline.web;

import io.throughline.ingest.FileIntake;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InvalidArgument;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /imports?source=NAME&option=value}: the file is the body, the answer its report. */
@RestController
final class ImportsEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ImportsEndpoint.class);

    private final FileIntake intake;
    private final SizeLimits limits;
    private final JsonMapper json;

    ImportsEndpoint(FileIntake intake, SizeLimits limits, JsonMapper json) {
        this.intake = intake;
        this.limits = limits;
        this.json = json;
    }

    @PostMapping("/imports")
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReportWriter answer = new ReportWriter(response, json, wantsEvents(request));
        Problem problem;
        try {
            problem = refuseForm(request);
            if (problem == null) {
                answer.report(read(request, answer));
                return;
            }
        } catch (RuntimeException | IOException e) {
            problem = problem(e);
        }
        answer.problem(problem);
    }

    private ImportReport read(HttpServletRequest request, ReportWriter answer) throws IOException {
        Map<String, String> options = QueryOptions.parse(request.getQueryString());
        String source = options.get("source");
        if (source == null || source.isBlank()) {
            throw new InvalidArgument(
                    "source", source == null ? "nothing" : "\"\"", "the name of the source: ?source=NAME");
        }
        return intake.importFile(request.getInputStream(), ImportOptions.of(options), answer::progress);
    }

    private static @Nullable Problem refuseForm(HttpServletRequest request) {
        String type = request.getContentType();
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        return form
                ? new Problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Send the file itself as the body, not a form: curl --data-binary @FILE.")
                : null;
    }

    private static boolean wantsEvents(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/event-stream");
    }

    private Problem problem(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedRequest.TooLarge) {
                return BoundedRequest.tooLarge(limits.uploadBytes().toBytes(), true);
            }
        }
        Problem told = Problem.of(failure);
        if (told != null) {
            return told;
        }
        if (failure instanceof IOException) {
            return new Problem(HttpStatus.BAD_REQUEST, "The upload broke off before its end: send the file again.");
        }
        LOG.error("Import failed", failure);
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The service failed to take this file, nothing of it was kept; its log tells why.");
    }
}
