package io.throughline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ingest.EventService;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.LiveService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.kafka.test.utils.KafkaTestUtils;

/** A broker that restarts, a consumer that restarts and events that come twice: the store has each event once, and what cannot be taken is a dead letter. */
class KafkaIT {
    private static final String TOPIC = "clicks";
    private static final int MANY = 600;
    private static final int CUSTOMERS = 40;

    private static EmbeddedKafkaKraftBroker broker;
    private static TestDatabase database;
    private static LiveService live;
    private static DefaultKafkaProducerFactory<Integer, String> senders;
    private static KafkaTemplate<Integer, String> sender;

    @BeforeAll
    static void start() {
        database = TestDatabase.shared();
        database.clear();
        live = new LiveService(new ImportService(database.imports(), ImportSettings.of(10_000, true)));
        broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC, TOPIC + KafkaEvents.LETTERS);
        broker.kafkaPorts(org.springframework.test.util.TestSocketUtils.findAvailableTcpPort());
        // By its usual name the property would turn later services of this process into consumers.
        broker.brokerListProperty("throughline.kafka-it");
        broker.afterPropertiesSet();
        senders = new DefaultKafkaProducerFactory<>(KafkaTestUtils.producerProps(broker));
        sender = new KafkaTemplate<>(senders);
    }

    @AfterAll
    static void stop() {
        // The template closes no producer that its factory made: it would look for the broker as long as this process
        // lives.
        senders.destroy();
        broker.destroy();
        live.close();
    }

    @Test
    void nothingIsLostOrDoubled() {
        consuming(() -> {
            send(0, MANY / 3);
            sender.send(TOPIC, "{\"type\":\"track\",\"event\":\"Look\"}").join();
            sender.send(TOPIC, "no json").join();
            await(() -> stored() >= MANY / 3);
            broker.getCluster().brokers().values().forEach(one -> {
                one.shutdown();
                one.awaitShutdown();
                one.startup();
            });
            send(MANY / 3, 2 * MANY / 3);
        });
        send(2 * MANY / 3, MANY);
        consuming(() -> {
            await(() -> stored() >= MANY);
            // The same events once more, as a sender does that got no answer.
            send(0, MANY);
            sender.send(TOPIC, event("last", "last")).join();
            await(() -> stored() > MANY);
        });
        assertThat(stored()).isEqualTo(MANY + 1);
        assertThat(database.customers().listInteractions("segment:c1", MANY, 0)).hasSize(MANY / CUSTOMERS);
        assertThat(database.customers().findCustomer("c1")).isEmpty();
        assertThat(letters())
                .containsExactlyInAnyOrder(
                        "no customer",
                        "No event can be read: send a JSON object, an array of objects, or one object a line.");
    }

    private static void send(int from, int to) {
        for (int i = from; i < to; i++) {
            sender.send(TOPIC, event("c" + i % CUSTOMERS, "m" + i));
        }
        sender.flush();
    }

    private static String event(String customer, String id) {
        return "{\"type\":\"track\",\"event\":\"Look\",\"userId\":\"" + customer + "\",\"messageId\":\"" + id
                + "\",\"timestamp\":\"2026-03-01T10:00:00Z\"}";
    }

    /** Runs while the product's own consumer runs; it stops and starts with each call. */
    private static void consuming(Runnable work) {
        new ApplicationContextRunner()
                .withUserConfiguration(KafkaConfiguration.class)
                .withBean(EventService.class, () -> new EventService(live))
                .withPropertyValues(
                        "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                        "spring.kafka.consumer.group-id=throughline",
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "spring.kafka.consumer.enable-auto-commit=false",
                        "throughline.kafka.ids=own",
                        "throughline.kafka.topics=" + TOPIC)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    work.run();
                });
    }

    private static long stored() {
        List<StoredTimeline> all = new ArrayList<>();
        database.timelines().loadAll(all::add);
        return all.stream().mapToLong(one -> one.at().length).sum();
    }

    private static List<String> letters() {
        Map<String, Object> props = KafkaTestUtils.consumerProps(broker, "letters", false);
        props.put("auto.offset.reset", "earliest");
        try (Consumer<Integer, String> reader =
                new DefaultKafkaConsumerFactory<Integer, String>(props).createConsumer()) {
            broker.consumeFromAnEmbeddedTopic(reader, TOPIC + KafkaEvents.LETTERS);
            List<String> reasons = new ArrayList<>();
            for (ConsumerRecord<Integer, String> one : KafkaTestUtils.getRecords(reader, Duration.ofSeconds(20), 2)) {
                reasons.add(
                        new String(one.headers().lastHeader(KafkaEvents.REASON).value(), StandardCharsets.UTF_8));
            }
            return reasons;
        }
    }

    private static void await(BooleanSupplier condition) {
        for (int attempt = 0; attempt < 600 && !condition.getAsBoolean(); attempt++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
