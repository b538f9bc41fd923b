package io.throughline.store;

import io.throughline.journey.CostRow;
import io.throughline.journey.InteractionStore.Written;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the costs of one import; a row like one that an earlier import brought is a duplicate. */
final class CostWriter {
    private static final int CHUNK = 5_000;

    private final Cypher cypher;
    private final ImportState state;
    private final Set<CostRow> known;
    private long place;

    CostWriter(Cypher cypher, ImportState state) {
        this.cypher = cypher;
        this.state = state;
        this.known = new HashSet<>(new StoredCosts(cypher).loadCosts());
    }

    Written write(List<CostRow> costs) {
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
        long duplicates = costs.size() - accepted;
        state.wrote(new BitSet(), new BitSet(), accepted, duplicates);
        return new Written(accepted, duplicates, 0);
    }

    private void flush(List<Map<String, Object>> chunk) {
        if (!chunk.isEmpty()) {
            cypher.write("cost/merge-costs", Map.of("seq", state.seq, "rows", List.copyOf(chunk)));
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
