package io.throughline.store.imports;

import io.throughline.journey.TimelineUpkeep;
import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.Compaction;
import java.util.List;
import java.util.Map;

/** Packs what imports left, once nothing else is to be deleted; gives the lease back after some, so that live interactions come in between. */
public final class TimelinePacking implements TimelineUpkeep {
    /** Customers packed under one lease. */
    private static final int SOME = 100;

    private final Cypher cypher;
    private final Bulk bulk;
    private final Leases leases;
    private final Leftovers leftovers;

    public TimelinePacking(Cypher cypher, Bulk bulk, Leases leases, Leftovers leftovers) {
        this.cypher = cypher;
        this.bulk = bulk;
        this.leases = leases;
        this.leftovers = leftovers;
    }

    @Override
    public synchronized int packTimelines() {
        leftovers.await(left -> {});
        long newest = VisibleImports.load(cypher).newest();
        long packedUntil =
                cypher.findLong("counter/find-packed", Map.of(), "packed").orElse(-1);
        if (newest <= packedUntil) {
            return 0;
        }
        List<Integer> shattered = new Compaction(cypher).listShattered(packedUntil);
        for (int from = 0; from < shattered.size(); from += SOME) {
            try (Lease lease = leases.take()) {
                Compaction.pack(bulk, shattered.subList(from, Math.min(shattered.size(), from + SOME)));
            }
        }
        cypher.write("counter/set-packed", Map.of("packed", newest));
        return shattered.size();
    }
}
