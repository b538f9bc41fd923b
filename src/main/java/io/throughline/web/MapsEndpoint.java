package io.throughline.web;

import io.throughline.access.Role;
import io.throughline.analysis.MapSheets;
import io.throughline.analysis.picture.MapFiles;
import io.throughline.analysis.picture.MapPicture;
import io.throughline.analysis.picture.MapRow;
import io.throughline.analysis.picture.MapSheet;
import io.throughline.analysis.picture.MapTable;
import io.throughline.export.CsvCell;
import io.throughline.journey.InvalidArgument;
import io.throughline.map.JourneyMap;
import io.throughline.path.variant.PathGroups;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /exports/map.FORMAT?map=ID&persona=ID&version=N}: a journey map as a picture, a page, a table, data, and for other tools. */
@RestController
final class MapsEndpoint {
    private static final int PATHS = 10;

    private final MapSheets sheets;
    private final FileAnswers files;
    private final JsonMapper json;
    private final Role quotes;
    private final String style;
    private final Map<String, Format> formats = new LinkedHashMap<>();

    private record Format(String type, Function<MapSheet, String> text) {}

    /** @param quotes the least role that reads what customers wrote */
    MapsEndpoint(
            MapSheets sheets, FileAnswers files, JsonMapper json, @Value("${throughline.quotes:VIEWER}") Role quotes)
            throws IOException {
        this.quotes = quotes;
        this.sheets = sheets;
        this.files = files;
        this.json = json;
        this.style = new ClassPathResource("static/app/picture.css").getContentAsString(StandardCharsets.UTF_8);
        formats.put("svg", new Format("image/svg+xml", sheet -> MapPicture.of(sheet, style)));
        formats.put("html", new Format("text/html", sheet -> MapFiles.html(sheet, style)));
        formats.put("json", new Format("application/json", this::json));
        formats.put("csv", new Format("text/csv", MapsEndpoint::csv));
        formats.put("mmd", new Format("text/plain", MapFiles::mermaid));
        formats.put("xml", new Format("application/xml", MapsEndpoint::xml));
        formats.put(
                "yaml",
                new Format(
                        "application/yaml", sheet -> sheets.yaml(sheet.cells().map())));
    }

    @GetMapping("/exports/map.{format}")
    void map(@PathVariable String format, HttpServletRequest request, HttpServletResponse response) throws IOException {
        files.answer(request, response, caller -> {
            Format chosen = formats.get(format);
            if (chosen == null) {
                throw new InvalidArgument("the file", "map." + format, "map." + String.join(", .", formats.keySet()));
            }
            Map<String, String> options = QueryOptions.of(request, Set.of("map", "persona", "version"));
            JourneyMap map = sheets.require(options.getOrDefault("map", ""), version(options.get("version")));
            String text = chosen.text.apply(
                    sheets.sheet(map, options.get("persona"), caller.role().includes(quotes)));
            return files.file(response, chosen.type, "map." + format, to -> to.write(text));
        });
    }

    private static @Nullable Integer version(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new InvalidArgument("version", text, "a whole number from 1");
        }
        return Integer.valueOf(text);
    }

    /** One row a figure. */
    private static String csv(MapSheet sheet) {
        List<MapRow> rows = MapTable.of(sheet);
        StringBuilder csv = new StringBuilder(String.join(",", MapFiles.CSV_HEAD)).append("\r\n");
        for (MapRow row : rows) {
            csv.append(MapFiles.csvCells(sheet, row).stream().map(CsvCell::of).collect(Collectors.joining(",")));
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private static String xml(MapSheet sheet) {
        return MapFiles.xml(
                sheet, PathGroups.of(sheet.cells().journeys().set(), PATHS).groups());
    }

    private String json(MapSheet sheet) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("map", sheet.cells().map().id());
        map.put("name", sheet.cells().map().name());
        map.put("persona", sheet.cells().persona());
        map.put("seq", sheet.cells().seq());
        map.put("version", sheet.cells().map().isVersion() ? sheet.cells().map().version() : null);
        map.put("cells", MapTable.of(sheet));
        return json.writeValueAsString(map);
    }
}
