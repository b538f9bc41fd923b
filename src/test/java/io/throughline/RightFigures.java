package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Right answers worked out apart from the product, beside what it answers. */
final class RightFigures {
    private RightFigures() {}

    /** Holds an answer to all right figures that are named. */
    static void assertRight(JsonNode right, JsonNode figures) {
        right.propertyStream().forEach(wanted -> {
            JsonNode value = wanted.getValue();
            switch (wanted.getKey()) {
                case "journeys" -> assertThat(figures.get("count")).isEqualTo(value);
                case "value" ->
                    assertThat(figures.get("value").asDouble()).as("value").isEqualTo(value.asDouble(), within(1e-9));
                case "paths" -> assertThat(paths(figures)).isEqualTo(numbers(value));
                case "firstTimes" -> assertThat(firstTimes(figures)).isEqualTo(texts(value));
                case "channels" ->
                    assertThat(figures.get("interactions").asLong()).isEqualTo(value.size());
                case "linearCredit" -> assertThat(credits(figures)).isEqualTo(value.toString());
                case "unattributed" ->
                    assertThat(figures.get("attribution").get("unattributed").asDouble())
                            .isEqualTo(value.asDouble());
                default ->
                    assertThat(figures.get(wanted.getKey()).asLong())
                            .as(wanted.getKey())
                            .isEqualTo(value.asLong());
            }
        });
    }

    private static Map<String, Long> paths(JsonNode figures) {
        Map<String, Long> paths = new TreeMap<>();
        figures.get("commonPaths").get("edges").forEach(edge -> {
            List<String> steps = edge.get("node")
                    .get("steps")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            paths.put(String.join(" > ", steps), edge.get("node").get("count").asLong());
        });
        return paths;
    }

    private static Map<String, Long> numbers(JsonNode object) {
        Map<String, Long> numbers = new TreeMap<>();
        object.propertyStream()
                .forEach(each -> numbers.put(each.getKey(), each.getValue().asLong()));
        return numbers;
    }

    private static Map<String, String> firstTimes(JsonNode figures) {
        Map<String, String> times = new TreeMap<>();
        figures.get("members")
                .get("edges")
                .forEach(edge -> times.putIfAbsent(
                        edge.get("node").get("customer").asString(),
                        edge.get("node").get("start").asString()));
        return times;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.propertyStream()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asString()));
        return texts;
    }

    private static String credits(JsonNode figures) {
        List<String> credits = figures.get("attribution")
                .get("credits")
                .valueStream()
                .map(credit -> String.format(
                        "\"%s\":[%d,%s]",
                        credit.get("step").asString(),
                        Math.round(credit.get("conversions").asDouble()),
                        credit.get("value").asDouble()))
                .toList();
        return "{" + String.join(",", credits) + "}";
    }
}
