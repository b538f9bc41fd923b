import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Part of the build: opens the page of a service that answers at an address, with each file that it names, and asks a question. */
class Look {
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/app/[^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws IOException, InterruptedException {
        URI service = URI.create(args[0]);
        Matcher file = FILE.matcher(send(HttpRequest.newBuilder(service)));
        while (file.find()) {
            send(HttpRequest.newBuilder(service.resolve(file.group(1))));
        }
        send(HttpRequest.newBuilder(service.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json, application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{ journeys { count conversion { value low high } } }\"}")));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.header("Accept-Encoding", "gzip").build(), BodyHandlers.ofString()).body();
    }
}
