package io.throughline.ingest.format;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** JSON objects whatever their lines; another value among them is a fault. */
final class JsonRecords extends Records {
    private final JsonValues values;
    private final JsonTrees trees = new JsonTrees();

    JsonRecords(JsonValues values) {
        this.values = values;
    }

    @Override
    boolean next() throws IOException {
        return values.next(value -> {
            line = value.currentTokenLocation().getLineNr();
            boolean object = value.currentToken() == JsonToken.START_OBJECT;
            trees.forget();
            JsonNode read = trees.read(value);
            node = object ? read : null;
            fault = object ? trees.fault(read) : "the value is not a JSON object";
        });
    }

    @Override
    String raw() {
        return node == null ? super.raw() : trees.written(node);
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
