package io.throughline.web;

import io.throughline.journey.ImportReport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers an upload: a report or a problem as JSON, or a stream of events that ends with one of them. A refusal before the first
 * event has its status code either way; a reader who goes away does not stop the import.
 */
final class ReportWriter {
    private final HttpServletResponse response;
    private final JsonMapper json;
    private final boolean events;
    private boolean begun;
    private boolean readerGone;

    ReportWriter(HttpServletResponse response, JsonMapper json, boolean events) {
        this.response = response;
        this.json = json;
        this.events = events;
    }

    void progress(long rows) {
        if (events && !readerGone) {
            try {
                event("progress", Map.of("rows", rows));
            } catch (IOException e) {
                readerGone = true;
            }
        }
    }

    void report(ImportReport report) throws IOException {
        if (events) {
            if (!begun) {
                progress(report.rows());
            }
            event("report", report);
            return;
        }
        byte[] body = json.writeValueAsString(report).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    void problem(Problem problem) throws IOException {
        if (begun) {
            event("problem", problem.members());
        } else {
            problem.write(response, json);
        }
    }

    private void event(String name, Object data) throws IOException {
        if (!begun) {
            begun = true;
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-cache");
        }
        String text = "event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n";
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
