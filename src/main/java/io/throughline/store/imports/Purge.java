package io.throughline.store.imports;

import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.timeline.Compaction;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Deletes what unfinished or removed imports left, in small transactions; only for whoever holds the lease. */
final class Purge {
    /** Timelines of a transaction. */
    private static final int SOME = 2000;

    private final Cypher cypher;
    private long deleted;

    Purge(Cypher cypher) {
        this.cypher = cypher;
    }

    /** Whether anything is left; also of an import under way. */
    boolean isDue() {
        return !leftovers().isEmpty();
    }

    /** Timelines that are left, also of an import under way. */
    long count() {
        return cypher.find(
                        "import/count-leftovers",
                        Map.of(),
                        r -> r.get("timelines").asLong())
                .orElse(0L);
    }

    /** Timelines deleted so far. */
    long deleted() {
        return deleted;
    }

    /** Deletes imports that are not finished, with all they brought, as long as {@code goesOn}; true once nothing is left. */
    boolean run(BooleanSupplier goesOn) {
        for (long seq : leftovers()) {
            if (!delete("import/purge-timelines", seq, goesOn) || !delete("voice/purge-voices", seq, goesOn)) {
                return false;
            }
            new Compaction(cypher).takeOut(seq);
            cypher.batched("cost/purge-costs", Map.of("seq", seq));
            cypher.batched("identity/purge-evidence", Map.of("seq", seq));
            cypher.write("import/delete-import", Map.of("seq", seq));
        }
        deleteUnused();
        return true;
    }

    private boolean delete(String query, long seq, BooleanSupplier goesOn) {
        Map<String, Object> params = Map.of("seq", seq, "most", SOME);
        long some = SOME;
        while (some == SOME) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            some = cypher.write(query, params, r -> r.get("timelines").asLong()).get(0);
            deleted += some;
        }
        return true;
    }

    private List<Long> leftovers() {
        return cypher.list("import/list-leftovers", Map.of(), r -> r.get("seq").asLong());
    }

    /** Drops names that nothing refers to any more; nobody reads the catalogue meanwhile. */
    private void deleteUnused() {
        var unused = cypher.write(tx -> {
            VisibleImports visible = VisibleImports.load(cypher, tx);
            Map<String, Object> params = Map.of(
                    "touchpoints", codes(visible.touchpoints()),
                    "channels", codes(visible.channels()),
                    "campaigns", codes(visible.campaigns()));
            tx.run("catalogue/delete-unused", params).consume();
            return true;
        });
    }

    private static int[] codes(BitSet used) {
        return used.stream().toArray();
    }
}
