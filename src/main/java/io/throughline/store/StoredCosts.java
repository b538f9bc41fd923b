package io.throughline.store;

import io.throughline.journey.CostRow;
import io.throughline.journey.CostSource;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;

/** Reads the costs that are visible. */
final class StoredCosts implements CostSource {
    private final Cypher cypher;

    StoredCosts(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public List<CostRow> loadCosts() {
        return cypher.list("cost/list-costs", Map.of(), StoredCosts::row);
    }

    private static CostRow row(Record row) {
        return new CostRow(
                row.get("day").asLong(),
                row.get("channel").asString(null),
                row.get("campaign").asString(null),
                row.get("cost").asDouble());
    }
}
