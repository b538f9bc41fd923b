package io.throughline.web;

import io.throughline.export.AuditLines;
import io.throughline.journey.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /exports/audit.jsonl}: who did what to the data and when, oldest first. */
@RestController
final class AuditEndpoint {
    private final AuditLog log;

    AuditEndpoint(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/exports/audit.jsonl")
    void audit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var unused = QueryOptions.of(request, Set.of());
        response.setContentType("application/jsonl");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"");
        try (Writer to =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            log.forEach(entry -> write(to, AuditLines.line(entry)));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void write(Writer to, String line) {
        try {
            to.write(line);
            to.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
