package io.throughline.store.imports;

import io.throughline.journey.TimelineUpkeep;
import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.timeline.Compaction;
import java.util.List;
import java.util.Map;

/** Packs what imports left, once nothing else is to be deleted. */
public final class TimelinePacking implements TimelineUpkeep {
    private final Cypher cypher;
    private final Leases leases;
    private final Leftovers leftovers;

    public TimelinePacking(Cypher cypher, Leases leases, Leftovers leftovers) {
        this.cypher = cypher;
        this.leases = leases;
        this.leftovers = leftovers;
    }

    @Override
    public synchronized int packTimelines() {
        leftovers.await(left -> {});
        long newest = VisibleImports.load(cypher).newest();
        Compaction compaction = new Compaction(cypher);
        long packedUntil =
                cypher.findLong("counter/find-packed", Map.of(), "packed").orElse(-1);
        if (newest <= packedUntil) {
            return 0;
        }
        int packed = 0;
        if (!compaction.listShattered(packedUntil).isEmpty()) {
            try (Lease lease = leases.take()) {
                List<Integer> shattered = compaction.listShattered(packedUntil);
                compaction.pack(shattered);
                packed = shattered.size();
            }
        }
        cypher.write("counter/set-packed", Map.of("packed", newest));
        return packed;
    }
}
