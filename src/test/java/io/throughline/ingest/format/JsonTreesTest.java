package io.throughline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trees are those of the library, and tell what it does not. */
class JsonTreesTest {
    private final JsonTrees trees = new JsonTrees();
    private final Random random = new Random(7);

    private JsonNode read(String json) {
        try (JsonParser parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return trees.read(parser);
        }
    }

    /** @param twice whether a member may stand twice, always with another value */
    private String value(int depth, boolean twice) {
        StringBuilder json = new StringBuilder();
        switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> json.append(random.nextInt());
            case 1 -> json.append(random.nextLong());
            case 2 -> json.append(random.nextLong()).append("12345678901234567890");
            case 3 -> json.append(random.nextGaussian());
            case 4 -> json.append(random.nextBoolean());
            case 5 -> json.append("null");
            case 6 -> json.append("\"ü\\n ").append(random.nextInt()).append('"');
            case 7 -> {
                json.append('[').append(value(depth - 1, false));
                json.append(',').append(value(depth - 1, twice)).append(']');
            }
            default -> {
                json.append("{\"a\":").append(value(depth - 1, twice));
                json.append(",\"b\":").append(value(depth - 1, false));
                json.append(twice ? ",\"a\":\"twice\"}" : "}");
            }
        }
        return json.toString();
    }

    @Test
    void theyAreThoseOfTheLibrary() {
        JsonMapper library = new JsonMapper(JsonFormat.JSON);
        for (int i = 0; i < 2_000; i++) {
            String json = value(5, false);
            JsonNode tree = read(json);
            assertThat(tree).as(json).isEqualTo(library.readTree(json));
            assertThat(trees.fault(tree)).as(json).isNull();
        }
    }

    @Test
    void aMemberThatStandsTwiceIsToldAtEveryDepth() {
        for (int i = 0; i < 2_000; i++) {
            String json = value(5, true);
            boolean twice = json.contains("\"twice\"");
            JsonNode tree = read(json);
            assertThat(trees.fault(tree) != null).as(json).isEqualTo(twice);
            JsonNode again = read(trees.written(tree));
            assertThat(again).as(json).isEqualTo(tree);
            assertThat(trees.fault(again) != null).as(json).isEqualTo(twice);
        }
        assertThat(trees.fault(read("{\"a\":[1,{\"b\":2}],\"a\":[1,{\"b\":2}]}")))
                .isNull();
    }
}
