package memory;

import com.jayway.jsonpath.JsonPath;
import io.throughline.access.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

/** What came back for a query that whoever needs no key asked through the web layer's interceptors, without a network in between. */
public record Answer(Map<String, Object> all) {

    public static Answer to(WebGraphQlHandler handler, String query, Map<String, Object> variables) {
        Map<String, Object> body = Map.of("query", query, "variables", variables);
        WebGraphQlRequest request = new WebGraphQlRequest(
                java.net.URI.create("http://localhost/graphql"),
                new HttpHeaders(),
                null,
                null,
                Map.of(),
                body,
                "1",
                java.util.Locale.ROOT);
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        Caller.LOCAL, "", Caller.LOCAL.role().name()));
        try {
            return new Answer(handler.handleRequest(request).block().toMap());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    public static Answer to(WebGraphQlHandler handler, String query) {
        return to(handler, query, Map.of());
    }

    /** The data as JSON, keys in the order of the query; fails where there are errors. */
    public String data() {
        if (all.containsKey("errors")) {
            throw new AssertionError("errors: " + all.get("errors"));
        }
        return JsonMapper.builder().build().writeValueAsString(all.get("data"));
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> error() {
        List<Map<String, Object>> errors = (List<Map<String, Object>>) all.get("errors");
        if (errors == null || errors.size() != 1) {
            throw new AssertionError("one error expected: " + all);
        }
        return errors.get(0);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> errorExtensions() {
        return (Map<String, Object>) error().get("extensions");
    }

    public <T> T read(String path) {
        return JsonPath.read(all, path);
    }
}
