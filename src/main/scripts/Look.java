import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Part of the build: uses a service that answers at an address once: its page with each file that it names, questions, imports, an erasure, and what is done in the background after it. */
class Look {
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/app/[^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int BACKGROUND_MILLIS = 15_000;

    private final URI service;

    private Look(URI service) {
        this.service = service;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Look look = new Look(URI.create(args[0]));
        look.page();
        look.ask("{ journeys { count conversion { value low high } } }");
        look.post("/imports?source=trial&identifier.email=mail", "text/csv", """
                customer,time,touchpoint,mail
                ann,2024-01-01T10:00:00Z,visit,ann@example.com
                bob,2024-01-02T10:00:00Z,visit,ann@example.com
                """);
        look.post("/imports?source=trial&kind=feedback", "text/csv", """
                customer,time,score,feedback_kind,least,most,text
                ann,2024-01-01T11:00:00Z,9,NPS,0,10,good
                """);
        look.ask("mutation { eraseCustomer(customer: \"bob\", author: \"trial\", reason: \"trial\") { ids } }");
        Thread.sleep(BACKGROUND_MILLIS);
    }

    private void page() throws IOException, InterruptedException {
        Matcher file = FILE.matcher(send(HttpRequest.newBuilder(service)));
        while (file.find()) {
            send(HttpRequest.newBuilder(service.resolve(file.group(1))).header("Accept-Encoding", "gzip"));
        }
    }

    private String ask(String query) throws IOException, InterruptedException {
        return post("/graphql", "application/json", "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}");
    }

    private String post(String path, String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", type)
                .header("Accept", "application/graphql-response+json, application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString()).body();
    }
}
