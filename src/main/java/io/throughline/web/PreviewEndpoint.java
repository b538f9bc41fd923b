package io.throughline.web;

import io.throughline.ingest.FileIntake;
import io.throughline.ingest.FilePreview;
import io.throughline.ingest.record.ImportOptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /imports/preview?option=value}: the beginning of a file is the body, the answer what an import would make of it. */
@RestController
final class PreviewEndpoint {
    private final FileIntake intake;
    private final JsonMapper json;

    PreviewEndpoint(FileIntake intake, JsonMapper json) {
        this.intake = intake;
        this.json = json;
    }

    /** Keeps a file for the query {@code previewImport}. */
    @PostMapping("/imports/uploads")
    void keep(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var unused = QueryOptions.of(request, Set.of());
        String id = intake.keep(request.getInputStream());
        response.setContentType("application/json");
        response.getOutputStream()
                .write(json.writeValueAsString(Map.of("upload", id)).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/imports/preview")
    void look(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FilePreview preview = intake.preview(
                request.getInputStream(), ImportOptions.of(QueryOptions.parse(request.getQueryString())));
        response.setContentType("application/json");
        response.getOutputStream().write(json.writeValueAsString(preview).getBytes(StandardCharsets.UTF_8));
    }
}
