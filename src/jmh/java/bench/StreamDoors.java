package bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.kafka.test.utils.KafkaTestUtils;

/**
 * Events a second through {@code POST /events} and through Kafka, and how long a new one takes until questions see it. The broker runs in this process and says its address first; then start the service over an empty
 * folder with {@code --spring.kafka.bootstrap-servers=ADDRESS --throughline.kafka.topics=doors --spring.kafka.consumer.group-id=doors --spring.kafka.consumer.auto-offset-reset=earliest}. Arguments: address of the
 * service, events of a turn, clients, events of a call.
 */
public final class StreamDoors {
    private static final String TOPIC = "doors";
    private static final String COUNT = "{\"query\":\"{ journeys { interactions } }\"}";
    private static final Pattern COUNTED = Pattern.compile("\"interactions\":(\\d+)");
    private static final int TURNS = 3;
    private static final int SINGLE = 30;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final int clients;
    private final int batch;
    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() * 1_000);

    private StreamDoors(String address, int clients, int batch) {
        this.address = address;
        this.clients = clients;
        this.batch = batch;
    }

    public static void main(String[] args) throws Exception {
        StreamDoors doors = new StreamDoors(args[0], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        int events = Integer.parseInt(args[1]);
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC, TOPIC + "-dlt");
        broker.afterPropertiesSet();
        System.out.println("broker " + broker.getBrokersAsString());
        doors.awaitService();
        var properties = KafkaTestUtils.producerProps(broker);
        properties.put("linger.ms", 5);
        KafkaTemplate<Integer, String> sender = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(properties));
        try {
            for (int turn = 0; turn < TURNS; turn++) {
                doors.measure("POST /events", events, () -> doors.post(events));
                doors.measure("Kafka", events, () -> {
                    for (int i = 0; i < events; i++) {
                        sender.send(TOPIC, doors.event());
                    }
                    sender.flush();
                    return 0;
                });
            }
            doors.seen("POST /events", () -> doors.call(doors.event(), "/events?source=http"));
            doors.seen("Kafka", () -> sender.send(TOPIC, doors.event()).get());
        } finally {
            sender.destroy();
            broker.destroy();
        }
    }

    private void awaitService() throws InterruptedException {
        boolean ready = false;
        while (!ready) {
            Thread.sleep(500);
            try {
                HttpRequest health = HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build();
                ready = http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (java.io.IOException notYet) {
                continue;
            }
        }
    }

    private void measure(String door, int events, Callable<?> send) throws Exception {
        long before = count();
        long start = System.nanoTime();
        send.call();
        double sent = (System.nanoTime() - start) / 1e9;
        await(before + events);
        double visible = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-14s %,d events: sent in %.1f s (%,.0f/s), all visible after %.1f s (%,.0f/s)%n",
                door, events, sent, events / sent, visible, events / visible);
    }

    private void seen(String door, Callable<?> send) throws Exception {
        long[] millis = new long[SINGLE];
        for (int i = 0; i < SINGLE; i++) {
            long before = count();
            long start = System.nanoTime();
            send.call();
            await(before + 1);
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%-14s one event is visible after %d ms (median), %d ms (worst of %d)%n",
                door, millis[SINGLE / 2], millis[SINGLE - 1], SINGLE);
    }

    private int post(int events) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<?>> running = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            running.add(threads.submit(() -> {
                for (int sent = 0; sent < events / clients; sent += batch) {
                    String lines = LongStream.range(0, batch).mapToObj(i -> event()).collect(Collectors.joining("\n"));
                    call(lines, "/events?source=http");
                }
                return 0;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
        return 0;
    }

    private String event() {
        long id = next.getAndIncrement();
        return "{\"type\":\"track\",\"event\":\"Page " + id % 40 + "\",\"userId\":\"v" + id * 7919 % 20_000 + "\",\"messageId\":\"m" + id + "\",\"timestamp\":\""
                + Instant.now() + "\",\"context\":{\"campaign\":{\"name\":\"spring\"},\"page\":{\"path\":\"/p/" + id % 40 + "\"}}}";
    }

    private String call(String body, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private long count() throws Exception {
        Matcher matcher = COUNTED.matcher(call(COUNT, "/graphql"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private void await(long count) throws Exception {
        while (count() < count) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
