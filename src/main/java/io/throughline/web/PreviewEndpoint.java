package io.throughline.web;

import io.throughline.ingest.FileIntake;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.FilePreview;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
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

    @PostMapping("/imports/preview")
    void look(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FilePreview preview;
        try {
            preview = intake.preview(
                    request.getInputStream(), ImportOptions.of(QueryOptions.parse(request.getQueryString())));
        } catch (InvalidArgument fault) {
            Problem.of(fault).write(response, json);
            return;
        } catch (ImportRefused refused) {
            new Problem(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(refused.getMessage())).write(response, json);
            return;
        } catch (Unavailable later) {
            new Problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(later.getMessage())).write(response, json);
            return;
        }
        response.setContentType("application/json");
        response.getOutputStream().write(json.writeValueAsString(preview).getBytes(StandardCharsets.UTF_8));
    }
}
