package io.throughline.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, against a server that gives canned answers. */
class GraphiqlPageIT {
    private static HttpServer server;

    @AutoClose
    private static Chromium chromium;

    private final List<String> outside = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static final List<String> keys = new CopyOnWriteArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", GraphiqlPageIT::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @BeforeEach
    void open() {
        asked.clear();
        keys.clear();
        page = chromium.browser().newPage(new Browser.NewPageOptions().setColorScheme(ColorScheme.DARK));
        page.onRequest(request -> {
            if (!request.url().startsWith(origin()) && !request.url().startsWith("data:")) {
                outside.add(request.url());
            }
        });
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(origin() + "/graphiql?path=/graphql&wsPath=/graphql");
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(outside).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void runsTheDefaultQuery() {
        page.locator(".graphiql-execute-button").click();
        assertThat(page.locator(".result-window")).containsText("\"count\": 4711");
        assertThat(asked).anyMatch(query -> query.contains("commonPaths(first: 5)"));
    }

    @Test
    void offersTheExamplesOfTheServer() {
        page.locator("#examples select").selectOption("{ journeys { converted } }");
        assertThat(page.locator(".graphiql-query-editor").first()).containsText("converted");
    }

    @Test
    void followsTheColoursOfTheSystem() {
        double dark = backgroundLightness();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(dark).isLessThan(64);
        assertThat(backgroundLightness()).isGreaterThan(192);
    }

    @Test
    void followsASubscriptionByServerSentEvents() {
        page.locator(".graphiql-query-editor .CodeMirror").click();
        page.keyboard().press("Control+A");
        page.keyboard().insertText("subscription { changed { source } }");
        page.locator(".graphiql-execute-button").click();
        assertThat(page.locator(".result-window")).containsText("\"source\": \"second\"");
    }

    @Test
    void offersAHeaderEditor() {
        assertThat(page.locator("button:has-text('Headers')")).isVisible();
    }

    @Test
    void carriesTheKeyOnQueriesAndSubscriptions() {
        page.locator(".graphiql-editors").waitFor();
        keys.clear();
        page.evaluate(
                "async () => { const { fetcher } = await import('/graphiql/fetcher.js');"
                        + " const run = fetcher('/graphql'); const options = { headers: { Authorization: 'Bearer key' } };"
                        + " await run({ query: '{ journeys { count } }' }, options);"
                        + " for await (const event of run({ query: 'subscription { changed { id } }' }, options)) event.data.changed.source; }");
        assertThat(keys.stream().filter("Bearer key"::equals)).hasSize(2);
    }

    @Test
    void sendsQueriesToPathsOfThisServerOnly() {
        Object paths = page.evaluate(
                "async () => { const { localPath } = await import('/graphiql/fetcher.js');"
                        + " return ['/graphql', '/api/graphql', '//evil.example/x', 'http://evil.example', '/\\\\evil', null].map(localPath); }");
        assertThat(paths)
                .isEqualTo(List.of("/graphql", "/api/graphql", "/graphql", "/graphql", "/graphql", "/graphql"));
    }

    @Test
    void knowsSubscriptionsByTheirText() {
        Object subscriptions = page.evaluate(
                "async () => { const { isSubscription } = await import('/graphiql/fetcher.js');"
                        + " const both = 'query A { subscription } subscription B($x: I = {a: 1}) { changed { id } }';"
                        + " return [isSubscription(both, 'A'), isSubscription(both, 'B'), isSubscription('{ a(b: \"subscription\") }'),"
                        + " isSubscription('# subscription\\n{ a }'), isSubscription('subscription { changed { id } }', null)]; }");
        assertThat(subscriptions).isEqualTo(List.of(false, true, false, false, true));
    }

    /** Mean of red, green and blue, 0 to 255, where the query is written. */
    private double backgroundLightness() {
        page.locator(".graphiql-editors").waitFor();
        Object mean = page.evaluate(
                "() => { for (let e = document.querySelector('.graphiql-editors'); e; e = e.parentElement) {"
                        + " const parts = getComputedStyle(e).backgroundColor.match(/[\\d.]+/g).map(Number);"
                        + " if (parts.length < 4 || parts[3] > 0) return (parts[0] + parts[1] + parts[2]) / 3; } return -1; }");
        return ((Number) mean).doubleValue();
    }

    private static String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/graphql")) {
                answerQuery(exchange);
                return;
            }
            if (path.equals("/graphiql/examples")) {
                String examples =
                        "[{\"name\": \"one\", \"title\": \"One\", \"query\": \"{ journeys { converted } }\"}]";
                send(exchange, 200, "application/json", examples.getBytes(UTF_8));
                return;
            }
            String resource = path.equals("/graphiql") ? "/graphiql/throughline.html" : "/static" + path;
            try (InputStream in = GraphiqlPageIT.class.getResourceAsStream(resource)) {
                byte[] body = in == null ? new byte[0] : in.readAllBytes();
                send(exchange, in == null ? 404 : 200, type(resource), body);
            }
        }
    }

    private static void answerQuery(HttpExchange exchange) throws IOException {
        String query = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(query);
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (query.contains("subscription {")) {
            String events = event("first") + ": still here\n\n" + event("second") + "event:complete\ndata:\n\n";
            send(exchange, 200, "text/event-stream", events.getBytes(UTF_8));
            return;
        }
        String body = query.contains("__schema")
                ? "{\"errors\": [{\"message\": \"no schema here\"}]}"
                : "{\"data\": {\"journeys\": {\"count\": 4711}}}";
        send(exchange, 200, "application/graphql-response+json", body.getBytes(UTF_8));
    }

    private static String event(String source) {
        return "event:next\ndata:{\"data\":{\"changed\":{\"source\":\"" + source + "\"}}}\n\n";
    }

    private static String type(String resource) {
        String end = resource.substring(resource.lastIndexOf('.') + 1);
        return Map.of("html", "text/html; charset=utf-8", "js", "text/javascript", "css", "text/css")
                .getOrDefault(end, "application/octet-stream");
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
