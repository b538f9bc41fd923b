package io.throughline.stream;

import io.throughline.ingest.EventService;
import io.throughline.journey.InvalidArgument;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Reads topics where {@code spring.kafka.bootstrap-servers} names a broker; otherwise nothing of Kafka is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.kafka.bootstrap-servers")
@EnableConfigurationProperties(KafkaSettings.class)
@Import(KafkaAutoConfiguration.class)
class KafkaConfiguration {
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 30_000;
    /** Each write of the store takes about as long for many as for few. */
    private static final String RECORDS_A_WRITE = "5000";

    @Bean
    ConcurrentMessageListenerContainer<Object, Object> kafkaEvents(
            ConsumerFactory<Object, Object> consumers,
            KafkaTemplate<Object, Object> letters,
            EventService events,
            KafkaSettings settings) {
        if (settings.topics().isEmpty()) {
            throw new InvalidArgument("throughline.kafka.topics", "nothing", "the topics to read, separated by commas");
        }
        ContainerProperties properties =
                new ContainerProperties(settings.topics().toArray(String[]::new));
        if (!consumers.getConfigurationProperties().containsKey(ConsumerConfig.MAX_POLL_RECORDS_CONFIG)) {
            properties.getKafkaConsumerProperties().put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_WRITE);
        }
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener(new KafkaEvents(events, settings.mapping(), settings.ids(), letters));
        ConcurrentMessageListenerContainer<Object, Object> container =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setCommonErrorHandler(patient());
        return container;
    }

    /** What cannot be stored now is tried again until it can: offsets wait. */
    private static DefaultErrorHandler patient() {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE, 2);
        pauses.setMaxInterval(LONGEST_PAUSE);
        return new DefaultErrorHandler(pauses);
    }
}
