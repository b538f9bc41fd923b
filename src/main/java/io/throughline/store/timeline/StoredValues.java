package io.throughline.store.timeline;

import io.throughline.journey.KnownValues;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Values as timelines hold them. */
public final class StoredValues implements KnownValues {
    private final Cypher cypher;

    public StoredValues(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public boolean load(String source, String column, Consumer<String> sink) {
        VisibleImports own =
                VisibleImports.load(cypher).where(one -> one.source().equals(source));
        if (own.all().isEmpty()) {
            return true;
        }
        Map<String, Object> params = new HashMap<>();
        params.put("imports", own.ranges().runs());
        params.put("property", PropertyNames.attribute(column));
        cypher.stream(
                column.equals(CUSTOMER) ? "timeline/list-source-customers" : "timeline/list-source-values",
                params,
                row -> sink.accept(row.get("value").asString()));
        return true;
    }
}
