package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service as its clients see it, over HTTP. */
final class Answering {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int MAX_ATTEMPTS = 600;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;

    Answering(int port) {
        origin = "http://127.0.0.1:" + port;
    }

    String origin() {
        return origin;
    }

    /** Returns once the index holds what the store held at the start, the sample market included. */
    Answering whenReady() {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            if (send(HttpRequest.newBuilder(URI.create(origin + "/actuator/health")))
                            .statusCode()
                    == 200) {
                return this;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("the service did not become ready");
    }

    /** The answer to a query as text, errors and extensions included. */
    String ask(String query) {
        return ask(query, Map.of());
    }

    String ask(String query, Map<String, ?> variables) {
        return post(query, variables).body();
    }

    private HttpResponse<String> post(String query, Map<String, ?> variables) {
        String body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
        return send(HttpRequest.newBuilder(URI.create(origin + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What a query answers, which must be without errors. */
    JsonNode data(String query) {
        return data(query, Map.of());
    }

    JsonNode data(String query, Map<String, ?> variables) {
        HttpResponse<String> response = post(query, variables);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.get("errors")).as(answer.toString()).isNull();
        return answer.get("data");
    }

    /** Imports a file as the source named; returns the report. */
    JsonNode upload(String source, Path file) throws IOException {
        return take("source=" + source, file);
    }

    /** Imports a file with the options of a query string; returns the report. */
    JsonNode take(String query, Path file) throws IOException {
        HttpResponse<String> answer = offer(query, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Uploads a file with the options of a query string; whatever the answer is. */
    HttpResponse<String> offer(String query, Path file) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(origin + "/imports?" + query))
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
    }

    /** Keeps a file for previews; returns the id of the upload. */
    String keep(Path file) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(origin + "/imports/uploads"))
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("upload").asString();
    }

    /** Sends a body to an address; whatever the answer is. */
    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The bytes of an address; whatever the answer is. */
    HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an answer", e);
        }
    }

    /** Waits until the files of the last erasure are overwritten. */
    void awaitErasedFiles() {
        for (int attempt = 0; attempt < 300; attempt++) {
            if (!data("{ erasures { filesAt } }").at("/erasures/0/filesAt").isNull()) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("the files were not overwritten");
    }
}
