package bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Records live interactions over HTTP with several clients at once, each of which sends its next call when the last is answered.
 * Arguments: address of the service, clients, rows of a call, seconds, customers to draw from.
 */
public final class LiveCalls {
    private static final String QUERY = "mutation($rows:[InteractionInput!]!){recordInteractions(source:\\\"live\\\",interactions:$rows){accepted}}";

    private final URI address;
    private final int rows;
    private final int customers;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private LiveCalls(URI address, int rows, int customers) {
        this.address = address;
        this.rows = rows;
        this.customers = customers;
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        int clients = Integer.parseInt(args[1]);
        LiveCalls calls = new LiveCalls(URI.create(args[0] + "/graphql"), Integer.parseInt(args[2]), Integer.parseInt(args[4]));
        double seconds = Double.parseDouble(args[3]);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        List<Future<List<Long>>> running = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Random random = new Random(System.nanoTime() + client);
            running.add(threads.submit(() -> calls.run(random, end)));
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<List<Long>> one : running) {
            nanos.addAll(one.get());
        }
        threads.shutdown();
        long[] sorted = nanos.stream().mapToLong(n -> n).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d clients, calls of %d rows: %,.0f rows a second; a call takes %.1f ms (median), %.1f (90 %%), %.1f (99 %%), %.1f (most)%n",
                clients, calls.rows, sorted.length * calls.rows / seconds, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    private List<Long> run(Random random, long end) throws Exception {
        List<Long> nanos = new ArrayList<>();
        while (System.nanoTime() < end) {
            String body = body(random);
            long start = System.nanoTime();
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            if (!answer.contains("\"accepted\":")) {
                throw new IllegalStateException(answer);
            }
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    private String body(Random random) {
        Instant now = Instant.now();
        String all = IntStream.range(0, rows)
                .mapToObj(row -> "{\"customer\":\"v" + random.nextInt(customers) + "\",\"at\":\"" + now.plusNanos(random.nextInt(1_000_000) * 1000L)
                        + "\",\"touchpoint\":\"page" + random.nextInt(40) + "\",\"channel\":\"web\"}")
                .collect(Collectors.joining(","));
        return "{\"query\":\"" + QUERY + "\",\"variables\":{\"rows\":[" + all + "]}}";
    }
}
