package io.throughline.ingest.format;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects whatever their lines; another value among them is a fault. */
final class JsonRecords extends Records {
    /** One of several values that follow one another. */
    static final ObjectReader ONE =
            new JsonMapper(JsonFormat.JSON).reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonValues values;

    JsonRecords(JsonValues values) {
        this.values = values;
    }

    @Override
    boolean next() throws IOException {
        return values.next(value -> {
            line = value.currentTokenLocation().getLineNr();
            boolean object = value.currentToken() == JsonToken.START_OBJECT;
            JsonNode read = ONE.readTree(value);
            node = object ? read : null;
            fault = object ? null : "the value is not a JSON object";
        });
    }

    @Override
    List<String> notes() {
        return values.notes();
    }

    @Override
    public void close() throws IOException {
        values.close();
    }
}
