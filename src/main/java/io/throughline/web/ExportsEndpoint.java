package io.throughline.web;

import io.throughline.access.Caller;
import io.throughline.access.Role;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.JourneyService.TouchpointCount;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.export.CatalogueText;
import io.throughline.export.GraphFormat;
import io.throughline.export.PathCsv;
import io.throughline.graph.GraphView;
import io.throughline.journey.Consent;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.journey.ScopeForm;
import io.throughline.path.variant.PathRow;
import io.throughline.path.variant.PathRows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /exports/graph.FORMAT?scope=JSON&top=N&minCount=N} {@code GET /exports/paths.csv?scope=JSON} and {@code GET /exports/catalogue.csv} or {@code .yaml}: files for other tools. */
@RestController
final class ExportsEndpoint {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JourneyService service;
    private final FileAnswers files;
    private final ScopeForm scopes;
    private final JsonMapper json;

    ExportsEndpoint(JourneyService service, FileAnswers files, ScopeForm scopes, JsonMapper json) {
        this.service = service;
        this.files = files;
        this.scopes = scopes;
        this.json = json;
    }

    @GetMapping("/exports/graph.{format}")
    void graph(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        files.answer(request, response, caller -> {
            GraphFormat chosen = GraphFormat.find(format)
                    .orElseThrow(() -> new InvalidArgument(
                            "the file", "graph." + format, "graph.graphml, .gexf, .dot, .mmd, .json or .csv"));
            Map<String, String> options = QueryOptions.of(request, Set.of("scope", "top", "minCount"));
            Long top = number(options, "top", Integer.MAX_VALUE);
            Long minCount = number(options, "minCount", Long.MAX_VALUE);
            Integer most = top == null ? null : Math.toIntExact(top);
            EvaluatedJourneys journeys = journeys(options, caller);
            GraphView view = journeys.view(new GraphView.Request(most, minCount, true, true));
            Map<String, Double> effects = journeys.removalEffects();
            return files.file(response, chosen.contentType(), "graph." + format, to -> chosen.write(view, effects, to));
        });
    }

    @GetMapping("/exports/paths.csv")
    void paths(HttpServletRequest request, HttpServletResponse response) throws IOException {
        files.answer(request, response, caller -> {
            List<PathRow> rows = PathRows.of(
                    journeys(QueryOptions.of(request, Set.of("scope")), caller).set());
            PathCsv.check(rows);
            return files.file(response, "text/csv", "paths.csv", to -> PathCsv.write(rows, to));
        });
    }

    @GetMapping("/exports/catalogue.{format:csv|yaml}")
    void catalogue(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        files.answer(request, response, caller -> {
            var unused = QueryOptions.of(request, Set.of());
            boolean csv = format.equals("csv");
            String text = CatalogueText.write(
                    service.listTouchpoints().stream()
                            .map(TouchpointCount::touchpoint)
                            .toList(),
                    csv);
            return files.file(
                    response, csv ? "text/csv" : "application/yaml", "catalogue." + format, to -> to.write(text));
        });
    }

    private EvaluatedJourneys journeys(Map<String, String> options, Caller caller) {
        String text = options.get("scope");
        Scope scope = text == null ? Scope.ALL : scopes.read(members(text));
        if (scope.customers().consent() == Consent.IGNORE) {
            caller.require(Role.ADMIN);
        }
        return service.journeys(scope);
    }

    private Map<String, Object> members(String text) {
        Map<String, Object> members;
        try {
            members = json.readValue(text, OBJECT);
        } catch (JacksonException e) {
            members = null;
        }
        if (members == null) {
            throw new InvalidArgument(
                    "scope", text, "a JSON object of the type JourneyScope, url-encoded: {\"converted\":true}");
        }
        return members;
    }

    private static @Nullable Long number(Map<String, String> options, String name, long most) {
        String text = options.get(name);
        if (text == null) {
            return null;
        }
        boolean fits = text.matches("\\d{1,18}") && Long.parseLong(text) <= most;
        if (!fits) {
            throw new InvalidArgument(name, text, "a whole number from 0");
        }
        return Long.valueOf(text);
    }
}
