package io.throughline.web;

import io.throughline.export.KeptRowsFile;
import io.throughline.journey.ImportLog;
import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount.Fate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /imports/ID/rejected}, {@code /left-out} and {@code /duplicates}: records of an import that were not taken as they came, which
 * can be mended and imported again; behind each {@code /reasons}: where each stood and why.
 */
@RestController
final class KeptRowsEndpoint {
    private final ImportLog imports;
    private final JsonMapper json;

    KeptRowsEndpoint(ImportLog imports, JsonMapper json) {
        this.imports = imports;
        this.json = json;
    }

    @GetMapping("/imports/{id}/{fate:rejected|left-out|duplicates}")
    void rows(
            @PathVariable String id,
            @PathVariable String fate,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var unused = QueryOptions.of(request, Set.of());
        Optional<KeptRows> rows = find(id, fate);
        answer(fate, rows.isEmpty() ? null : KeptRowsFile.of(rows.get()), response);
    }

    @GetMapping("/imports/{id}/{fate:rejected|left-out|duplicates}/reasons")
    void reasons(
            @PathVariable String id,
            @PathVariable String fate,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var unused = QueryOptions.of(request, Set.of());
        Optional<KeptRows> rows = find(id, fate);
        answer(fate + "-reasons", rows.isEmpty() ? null : KeptRowsFile.reasons(rows.get()), response);
    }

    private Optional<KeptRows> find(String id, String fate) {
        return imports.findKept(
                id,
                switch (fate) {
                    case "rejected" -> Fate.REJECTED;
                    case "left-out" -> Fate.LEFT_OUT;
                    default -> Fate.DUPLICATE;
                });
    }

    private void answer(String name, @Nullable KeptRowsFile file, HttpServletResponse response) throws IOException {
        if (file == null) {
            new Problem(HttpStatus.NOT_FOUND, "No such rows are kept: the import had none, or it is gone.")
                    .write(response, json);
            return;
        }
        response.setContentType(file.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '.' + file.extension() + '"');
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        file.write(response.getOutputStream());
    }
}
