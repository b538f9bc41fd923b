package io.throughline.store.cost;

import io.throughline.journey.CostRow;
import io.throughline.journey.ImportLog.Written;
import io.throughline.store.query.Cypher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the costs of one import; a row like one that an earlier import brought is a duplicate. */
public final class CostWriter {
    private static final int CHUNK = 5_000;

    private final Cypher cypher;
    private final long seq;
    private final Set<CostRow> known;
    private long place;

    public CostWriter(Cypher cypher, long seq) {
        this.cypher = cypher;
        this.seq = seq;
        this.known = new HashSet<>(new StoredCosts(cypher).loadCosts());
    }

    public Written write(List<CostRow> costs) {
        List<Map<String, Object>> chunk = new ArrayList<>();
        long accepted = 0;
        for (CostRow cost : costs) {
            if (known.contains(cost)) {
                continue;
            }
            accepted++;
            chunk.add(properties(cost));
            if (chunk.size() == CHUNK) {
                flush(chunk);
            }
        }
        flush(chunk);
        return new Written(accepted, costs.size() - accepted, 0);
    }

    private void flush(List<Map<String, Object>> chunk) {
        if (!chunk.isEmpty()) {
            cypher.write("cost/merge-costs", Map.of("seq", seq, "rows", List.copyOf(chunk)));
            chunk.clear();
        }
    }

    private Map<String, Object> properties(CostRow cost) {
        Map<String, Object> row = new HashMap<>();
        row.put("place", place++);
        row.put("day", cost.day());
        row.put("channel", cost.channel());
        row.put("campaign", cost.campaign());
        row.put("cost", cost.cost());
        return row;
    }
}
