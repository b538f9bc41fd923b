package io.throughline.ingest.mapping;

import io.throughline.journey.ImportRefused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rows of a file by their key. Held in memory. */
public final class LookupTable {
    private static final int MOST = 2_000_000;

    private final Lookup lookup;
    private final Fields fields = new Fields(Map.of(), Map.of());
    private final Map<String, JsonNode> rows = new HashMap<>();

    LookupTable(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Takes a row; one without a key, or of a key that is there, is passed over. @throws ImportRefused where there are too many */
    public void add(@Nullable JsonNode row) {
        if (row != null) {
            fields.begin(row);
            String key = lookup.key().text(fields);
            if (!key.isBlank()) {
                rows.putIfAbsent(key, row);
            }
            if (rows.size() > MOST) {
                throw new ImportRefused(
                        "A file to look things up in has more than " + MOST + " rows; give the delivery in parts.");
            }
        }
    }

    @Nullable
    JsonNode find(String key) {
        return rows.get(key);
    }
}
