package io.throughline.stream;

import io.throughline.ingest.EventService;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events are read; how the broker is reached is told by {@code spring.kafka}.
 *
 * @param topics names; each is a source of its own
 * @param mapping name of the mapping that reads the events
 * @param ids {@code own}: customers' ids are those of that system alone
 */
@ConfigurationProperties("throughline.kafka")
record KafkaSettings(
        @DefaultValue({}) List<String> topics,
        @DefaultValue(EventService.MAPPING) String mapping,
        @DefaultValue("shared") String ids) {
    KafkaSettings {
        topics = topics.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
    }
}
