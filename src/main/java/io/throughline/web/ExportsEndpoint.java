package io.throughline.web;

import io.throughline.access.Caller;
import io.throughline.access.Role;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.JourneyService.TouchpointCount;
import io.throughline.analysis.bottleneck.RemovalEffects;
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
import io.throughline.question.Busy;
import io.throughline.question.Client;
import io.throughline.question.Questions;
import jakarta.servlet.AsyncContext;
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
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /exports/graph.FORMAT?scope=JSON&top=N&minCount=N} {@code GET /exports/paths.csv?scope=JSON} and {@code GET /exports/catalogue.csv} or {@code .yaml}: files for other tools. */
@RestController
final class ExportsEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ExportsEndpoint.class);
    private static final Caller NOBODY = new Caller("nobody", Role.VIEWER);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JourneyService service;
    private final Questions questions;
    private final ScopeForm scopes;
    private final JsonMapper json;
    private final long mostBytes;

    ExportsEndpoint(JourneyService service, Questions questions, ScopeForm scopes, JsonMapper json, SizeLimits limits) {
        this.service = service;
        this.questions = questions;
        this.scopes = scopes;
        this.json = json;
        this.mostBytes = limits.answerBytes().toBytes();
    }

    @GetMapping("/exports/graph.{format}")
    void graph(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(request, response, caller -> {
            GraphFormat chosen = GraphFormat.find(format)
                    .orElseThrow(() -> new InvalidArgument(
                            "the file", "graph." + format, "graph.graphml, .gexf, .dot, .mmd, .json or .csv"));
            Map<String, String> options = options(request, Set.of("scope", "top", "minCount"));
            Long top = number(options, "top", Integer.MAX_VALUE);
            Long minCount = number(options, "minCount", Long.MAX_VALUE);
            Integer most = top == null ? null : Math.toIntExact(top);
            EvaluatedJourneys journeys = journeys(options, caller);
            GraphView view = journeys.view(new GraphView.Request(most, minCount, true, true));
            Map<String, Double> effects = RemovalEffects.of(journeys.set());
            return file(response, chosen.contentType(), "graph." + format, to -> chosen.write(view, effects, to));
        });
    }

    @GetMapping("/exports/paths.csv")
    void paths(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, caller -> {
            List<PathRow> rows = PathRows.of(
                    journeys(options(request, Set.of("scope")), caller).set());
            PathCsv.check(rows);
            return file(response, "text/csv", "paths.csv", to -> PathCsv.write(rows, to));
        });
    }

    @GetMapping("/exports/catalogue.{format:csv|yaml}")
    void catalogue(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(request, response, caller -> {
            options(request, Set.of());
            boolean csv = format.equals("csv");
            String text = CatalogueText.write(
                    service.listTouchpoints().stream()
                            .map(TouchpointCount::touchpoint)
                            .toList(),
                    csv);
            return file(response, csv ? "text/csv" : "application/yaml", "catalogue." + format, to -> to.write(text));
        });
    }

    private interface Work {
        /** @param caller who asks */
        FileSize.Body prepare(Caller caller);
    }

    /** Computed in turn, as every question; written by a thread of the container, since a slow reader must not hold a place. */
    private void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        CompletableFuture<FileSize.Body> body;
        try {
            Caller found = CallerAuthentication.caller(
                    SecurityContextHolder.getContext().getAuthentication());
            Caller caller = found == null ? NOBODY : found;
            Client client = (Client) request.getAttribute(Client.ATTRIBUTE);
            body = questions.ask(true, () -> client != null && client.isGone(), () -> work.prepare(caller));
        } catch (Busy busy) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(busy.seconds()));
            problem(busy).write(response, json);
            return;
        }
        AsyncContext later = request.startAsync(request, response);
        later.setTimeout(0);
        body.whenComplete((file, failure) -> later.start(() -> {
            try {
                if (failure == null) {
                    write(file, response);
                } else {
                    problem(failure).write(response, json);
                }
            } catch (IOException e) {
                LOG.debug("The reader of a file left", e);
            } finally {
                later.complete();
            }
        }));
    }

    private static void write(FileSize.Body body, HttpServletResponse response) throws IOException {
        Writer to = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        body.write(to);
        to.flush();
    }

    /** What is written once everything that can be refused has been looked at. */
    private FileSize.Body file(HttpServletResponse response, String type, String file, FileSize.Body body) {
        FileSize.check(body, mostBytes);
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + '"');
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return body;
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

    private static Problem problem(Throwable failure) {
        Problem told = Problem.of(failure);
        if (told != null) {
            return told;
        }
        LOG.error("Export failed", failure);
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "The service failed to write this file; its log tells why.");
    }
}
