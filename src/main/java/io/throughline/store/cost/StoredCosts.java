package io.throughline.store.cost;

import io.throughline.journey.CostRow;
import io.throughline.journey.CostStore;
import io.throughline.store.query.Cypher;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.types.MapAccessor;

/** Reads the costs that are visible. */
public final class StoredCosts implements CostStore {
    private final Cypher cypher;

    public StoredCosts(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public List<CostRow> loadCosts() {
        return cypher.list("cost/list-costs", Map.of(), StoredCosts::row);
    }

    private static CostRow row(MapAccessor row) {
        return new CostRow(
                row.get("day").asLong(),
                row.get("channel").asString(null),
                row.get("campaign").asString(null),
                row.get("cost").asDouble());
    }
}
