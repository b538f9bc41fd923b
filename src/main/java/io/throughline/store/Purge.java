package io.throughline.store;

import java.util.List;
import java.util.Map;

/** Deletes what unfinished or removed imports left; only for whoever holds the lease. */
final class Purge {
    private final Cypher cypher;

    Purge(Cypher cypher) {
        this.cypher = cypher;
    }

    /** Deletes every import that is not finished, with all it brought. */
    void run() {
        List<Long> leftovers =
                cypher.list("import/list-leftovers", Map.of(), r -> r.get("seq").asLong());
        if (leftovers.isEmpty()) {
            return;
        }
        for (long seq : leftovers) {
            cypher.batched("import/purge-timelines", Map.of("seq", seq));
            new Compaction(cypher).takeOut(seq);
            cypher.batched("cost/purge-costs", Map.of("seq", seq));
            cypher.write("import/delete-import", Map.of("seq", seq));
        }
        deleteUnused();
    }

    /** Drops names that nothing refers to any more. */
    private void deleteUnused() {
        VisibleImports visible = VisibleImports.load(cypher);
        cypher.write(
                "catalogue/delete-unused",
                Map.of(
                        "touchpoints",
                                visible.union(VisibleImports.Visible::touchpoints).stream()
                                        .toArray(),
                        "channels",
                                visible.union(VisibleImports.Visible::channels).stream()
                                        .toArray(),
                        "campaigns",
                                visible.union(VisibleImports.Visible::campaigns).stream()
                                        .toArray()));
    }
}
