package io.throughline.stream;

import io.throughline.ingest.EventService;
import io.throughline.ingest.EventService.Message;
import io.throughline.ingest.EventService.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes events of a batch of records; offsets are committed once the store has them. A record that comes again, as its offset was not committed, is known by the key of its event, or by its place in the topic
 * where the event has none. What cannot be taken goes to the topic of the same name with {@value #LETTERS} behind, the reason in its header.
 */
final class KafkaEvents implements BatchAcknowledgingMessageListener<Object, Object> {
    static final String LETTERS = "-dlt";
    static final String REASON = "throughline-reason";

    private final EventService events;
    private final String mapping;
    private final String ids;
    private final KafkaOperations<Object, Object> letters;

    KafkaEvents(EventService events, String mapping, String ids, KafkaOperations<Object, Object> letters) {
        this.events = events;
        this.mapping = mapping;
        this.ids = ids;
        this.letters = letters;
    }

    @Override
    public void onMessage(List<ConsumerRecord<Object, Object>> records, @Nullable Acknowledgment offsets) {
        Map<String, List<ConsumerRecord<Object, Object>>> byTopic = new LinkedHashMap<>();
        for (ConsumerRecord<Object, Object> one : records) {
            byTopic.computeIfAbsent(one.topic(), topic -> new ArrayList<>()).add(one);
        }
        byTopic.forEach(this::take);
        if (offsets != null) {
            offsets.acknowledge();
        }
    }

    private void take(String topic, List<ConsumerRecord<Object, Object>> records) {
        List<Message> messages = records.stream()
                .map(one -> new Message(
                        String.valueOf(one.value()), one.topic() + '-' + one.partition() + '-' + one.offset()))
                .toList();
        List<Refused> refused =
                events.takeMessages(topic, mapping, ids, messages).join();
        CompletableFuture.allOf(refused.stream()
                        .map(one -> letters.send(letter(records.get(one.message()), one.reason())))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static ProducerRecord<Object, Object> letter(ConsumerRecord<Object, Object> record, String reason) {
        ProducerRecord<Object, Object> letter =
                new ProducerRecord<>(record.topic() + LETTERS, null, record.key(), record.value());
        letter.headers().add(REASON, reason.getBytes(StandardCharsets.UTF_8));
        return letter;
    }
}
