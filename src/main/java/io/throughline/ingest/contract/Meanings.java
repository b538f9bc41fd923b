package io.throughline.ingest.contract;

import io.throughline.quality.ColumnMeaning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a contract says of a column: its description, {@code classification: personal}, and its owner, a custom property. */
final class Meanings {
    private static final String PERSONAL = "personal";
    private static final String OWNER = "owner";

    private Meanings() {}

    /** Empty where nothing is said. */
    static Optional<ColumnMeaning> read(Map<?, ?> column, String table) {
        boolean personal = PERSONAL.equalsIgnoreCase(String.valueOf(column.get("classification")));
        String meaning = text(column.get("description"));
        String owner = owner(column.get("customProperties"));
        return personal || meaning != null || owner != null
                ? Optional.of(new ColumnMeaning(table, String.valueOf(column.get("name")), meaning, owner, personal))
                : Optional.empty();
    }

    private static @Nullable String owner(@Nullable Object properties) {
        if (properties instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> property && OWNER.equals(property.get("property"))) {
                    return text(property.get("value"));
                }
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : String.valueOf(value);
    }

    static void write(ColumnMeaning column, Map<String, Object> property) {
        String meaning = column.meaning();
        if (meaning != null) {
            property.put("description", meaning);
        }
        if (column.personal()) {
            property.put("classification", PERSONAL);
        }
        String owner = column.owner();
        if (owner != null) {
            property.put("customProperties", List.of(Map.of("property", OWNER, "value", owner)));
        }
    }
}
