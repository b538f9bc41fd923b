package io.throughline.web;

import io.throughline.ingest.EventService;
import io.throughline.ingest.EventService.Taken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /events?source=NAME&mapping=NAME&ids=own}: events of a tracking library, durable when the answer comes. {@code /v1/batch} and the addresses of single calls are those of Segment's HTTP
 * API, so that its libraries need another host only.
 */
@RestController
final class EventsEndpoint {
    /** Paths that a write key opens. */
    static final String PATHS = "/events|/v1/(batch|import|track|page|screen|identify|alias|group)";

    private static final Set<String> OPTIONS = Set.of("source", "mapping", "ids");
    private static final Set<String> SINGLE = Set.of("track", "page", "screen", "identify", "alias", "group");

    private final EventService events;

    EventsEndpoint(EventService events) {
        this.events = events;
    }

    @PostMapping({
        "/events",
        "/v1/batch",
        "/v1/import",
        "/v1/track",
        "/v1/page",
        "/v1/screen",
        "/v1/identify",
        "/v1/alias",
        "/v1/group"
    })
    CompletableFuture<Map<String, Object>> take(HttpServletRequest request) throws IOException {
        Map<String, String> options = QueryOptions.of(request, OPTIONS);
        String text = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return events.take(
                        options.getOrDefault("source", "events"),
                        options.getOrDefault("mapping", EventService.MAPPING),
                        type(request.getRequestURI()),
                        options.get("ids"),
                        text)
                .thenApply(EventsEndpoint::answer);
    }

    /** The type that the address of a single call names; null where it names none. */
    private static @Nullable String type(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return SINGLE.contains(last) ? last : null;
    }

    /** Libraries look for {@code success}; the rest accounts for every event. */
    private static Map<String, Object> answer(Taken taken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("events", taken.events());
        answer.put("interactions", taken.interactions());
        answer.put("leftOut", taken.leftOut());
        answer.put("duplicates", taken.duplicates());
        answer.put("rejected", taken.rejected());
        answer.put("import", taken.importId());
        return answer;
    }
}
