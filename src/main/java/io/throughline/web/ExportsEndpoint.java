package io.throughline.web;

import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.JourneyDesk;
import io.throughline.graph.GraphFormat;
import io.throughline.graph.GraphView;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import io.throughline.journey.ScopeForm;
import io.throughline.journey.Unavailable;
import io.throughline.path.PathCsv;
import io.throughline.path.PathRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /exports/graph.FORMAT?scope=JSON&top=N&minCount=N} and {@code GET /exports/paths.csv?scope=JSON}: files for other tools. */
@RestController
final class ExportsEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ExportsEndpoint.class);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JourneyDesk desk;
    private final ScopeForm scopes;
    private final JsonMapper json;

    ExportsEndpoint(JourneyDesk desk, ScopeForm scopes, JsonMapper json) {
        this.desk = desk;
        this.scopes = scopes;
        this.json = json;
    }

    /** What is written once everything that can be refused has been looked at. */
    private interface Body {
        void write(Writer to) throws IOException;
    }

    @GetMapping("/exports/graph.{format}")
    void graph(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(response, () -> {
            GraphFormat chosen = GraphFormat.find(format)
                    .orElseThrow(() -> new InvalidArgument(
                            "the file", "graph." + format, "graph.graphml, .gexf, .dot, .mmd, .json or .csv"));
            Map<String, String> options = options(request, Set.of("scope", "top", "minCount"));
            Long top = number(options, "top", Integer.MAX_VALUE);
            Long minCount = number(options, "minCount", Long.MAX_VALUE);
            Integer most = top == null ? null : Math.toIntExact(top);
            GraphView view = journeys(options).graph(new GraphView.Request(most, minCount, true, true));
            announce(response, chosen.contentType(), "graph." + format);
            return to -> chosen.write(view, to);
        });
    }

    @GetMapping("/exports/paths.csv")
    void paths(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, () -> {
            List<PathRow> rows = journeys(options(request, Set.of("scope"))).pathRows();
            PathCsv.check(rows);
            announce(response, "text/csv", "paths.csv");
            return to -> PathCsv.write(rows, to);
        });
    }

    private interface Work {
        Body prepare();
    }

    private void answer(HttpServletResponse response, Work work) throws IOException {
        Body body;
        try {
            body = work.prepare();
        } catch (RuntimeException e) {
            problem(e).write(response, json);
            return;
        }
        Writer to = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        body.write(to);
        to.flush();
    }

    private static void announce(HttpServletResponse response, String type, String file) {
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + '"');
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private JourneyAnalysis journeys(Map<String, String> options) {
        String text = options.get("scope");
        return desk.journeys(text == null ? Scope.ALL : scopes.read(members(text)));
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

    private static Map<String, String> options(HttpServletRequest request, Set<String> known) {
        Map<String, String> options = QueryOptions.parse(request.getQueryString());
        options.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw new InvalidArgument(
                        name, value, String.join(", ", known.stream().sorted().toList()));
            }
        });
        return options;
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

    private static Problem problem(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof InvalidArgument fault) {
            return Problem.of(fault);
        }
        if (failure instanceof Unavailable) {
            return new Problem(HttpStatus.SERVICE_UNAVAILABLE, message);
        }
        LOG.error("Export failed", failure);
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "The service failed to write this file; its log tells why.");
    }
}
