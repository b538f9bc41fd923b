package io.throughline.store;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionStore;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.store.catalogue.CatalogueEdits;
import io.throughline.store.imports.ImportReports;
import io.throughline.store.imports.ImportWriter;
import io.throughline.store.imports.Lease;
import io.throughline.store.imports.Leases;
import io.throughline.store.imports.Leftovers;
import io.throughline.store.imports.Opening;
import io.throughline.store.imports.Replacement;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.Compaction;
import io.throughline.store.timeline.CustomerReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.TransactionContext;

/** The system of record in Neo4j, embedded or server alike. */
final class Neo4jStore implements InteractionStore, TimelineUpkeep {
    private final Cypher cypher;
    private final Bulk bulk;
    private final Leases leases;
    private final Leftovers leftovers;
    private final CatalogueEdits catalogue;
    private final CustomerReader customers;

    Neo4jStore(Cypher cypher, Bulk bulk, Leases leases, Leftovers leftovers, CatalogueEdits catalogue) {
        this.cypher = cypher;
        this.bulk = bulk;
        this.leases = leases;
        this.leftovers = leftovers;
        this.catalogue = catalogue;
        this.customers = new CustomerReader(cypher);
    }

    /** Ends the lease of a killed process, whose leftovers are deleted later; only for the one process that can reach the database. */
    void recover() {
        cypher.write("lease/clear-lease", Map.of());
    }

    @Override
    public ImportSession open(String source, boolean sample, boolean takesSampleOut) {
        return open(source, sample, done -> Replacement.none(done, takesSampleOut));
    }

    @Override
    public ImportSession openInstead(String replaced, String source, boolean takesSampleOut) {
        return open(source, false, done -> Replacement.of(done, replaced, takesSampleOut));
    }

    /** @param replacement found of the finished imports once no other can end */
    private ImportSession open(String source, boolean sample, Function<VisibleImports, Replacement> replacement) {
        return ImportWriter.open(cypher, bulk, leases, leftovers, new Opening(cypher, source, sample, replacement));
    }

    @Override
    public void awaitPurge(LongConsumer timelinesLeft) {
        leftovers.await(timelinesLeft);
    }

    @Override
    public boolean remove(String importId) {
        boolean removed;
        try (Lease lease = leases.take()) {
            removed = cypher.write(tx -> takeOut(tx, importId));
        }
        if (removed) {
            var unused = leftovers.purgeSoon();
        }
        return removed;
    }

    private static boolean takeOut(TransactionContext tx, String importId) {
        boolean known =
                Cypher.run(tx, "import/find-done", Map.of("id", importId)).hasNext();
        if (!known) {
            return false;
        }
        long version = Cypher.run(tx, "counter/raise-version", Map.of("removal", true))
                .single()
                .get("version")
                .asLong();
        boolean sample = Cypher.run(tx, "import/take-out-import", Map.of("id", importId, "version", version))
                .single()
                .get("sample")
                .asBoolean();
        if (sample) {
            Cypher.run(tx, "catalogue/reset-sample", Map.of()).consume();
        }
        return true;
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

    @Override
    public List<ImportReport> listImports(int first, @Nullable String after) {
        return ImportReports.list(cypher, first, after);
    }

    @Override
    public Optional<Customer> findCustomer(String id) {
        return customers.find(id);
    }

    @Override
    public List<TimelineEntry> listInteractions(String customer, int first, long position) {
        return customers.list(customer, first, position);
    }

    @Override
    public boolean isEmpty() {
        return VisibleImports.load(cypher).all().isEmpty();
    }

    @Override
    public Optional<Touchpoint> describe(
            String id,
            @Nullable String name,
            @Nullable String channel,
            @Nullable ChannelKind kind,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable Boolean conversion) {
        return catalogue.describe(id, new CatalogueEdits.Edit(name, channel, kind, stage, owner, conversion));
    }

    @Override
    public void describeAll(List<Touchpoint> touchpoints, Map<String, Integer> stageOrder, boolean sample) {
        try (Lease lease = leases.take()) {
            catalogue.describeAll(touchpoints, stageOrder, sample);
        }
    }
}
