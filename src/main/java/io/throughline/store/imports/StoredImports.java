package io.throughline.store.imports;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.ImportFact;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportReport;
import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.StoreEdited;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.query.VisibleImports.Visible;
import io.throughline.store.timeline.Bulk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** The imports in Neo4j, embedded or server alike; an import taken out is gone from every figure when the call returns. */
public final class StoredImports implements ImportLog {
    private final IdentityRules rules;
    private final Cypher cypher;
    private final Bulk bulk;
    private final Leases leases;
    private final Leftovers leftovers;
    private final ApplicationEventPublisher events;

    public StoredImports(
            Cypher cypher, Bulk bulk, Leases leases, Leftovers leftovers, ApplicationEventPublisher events) {
        this(cypher, bulk, leases, leftovers, events, IdentityRules.USUAL);
    }

    /** @param rules how values of each kind of identifier are written */
    public StoredImports(
            Cypher cypher,
            Bulk bulk,
            Leases leases,
            Leftovers leftovers,
            ApplicationEventPublisher events,
            IdentityRules rules) {
        this.rules = rules;
        this.cypher = cypher;
        this.bulk = bulk;
        this.leases = leases;
        this.leftovers = leftovers;
        this.events = events;
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
        return ImportWriter.open(
                cypher, bulk, leases, leftovers, new Opening(cypher, source, sample, replacement), rules);
    }

    @Override
    public void awaitPurge(LongConsumer timelinesLeft) {
        leftovers.await(timelinesLeft);
    }

    @Override
    public boolean remove(String importId, String who, String action) {
        boolean removed;
        try (Lease lease = leases.take()) {
            removed = cypher.write(tx -> takeOut(tx, importId, who, action));
        }
        events.publishEvent(new StoreEdited());
        if (removed) {
            var unused = leftovers.purgeSoon();
        }
        return removed;
    }

    @Override
    public List<String> listLosses(String importId) {
        return cypher.write(tx -> Replacement.losses(
                tx,
                VisibleImports.load(cypher, tx).where(one -> one.id().equals(importId)).all().stream()
                        .map(Visible::seq)
                        .toList()));
    }

    private static boolean takeOut(Tx tx, String importId, String who, String action) {
        List<String> left = tx.run("import/find-figures", Map.of("id", importId))
                .list(row -> ImportReports.told(
                        row.get("source").asString(),
                        row.get("rows").asLong(),
                        row.get("rejected").asLong()));
        if (left.isEmpty()) {
            return false;
        }
        long version = tx.run("counter/raise-version", Map.of("removal", true))
                .single()
                .get("version")
                .asLong();
        if (Replacement.takeOut(tx, List.of(importId), version)) {
            Replacement.clearSample(tx);
        }
        StoredAudit.add(tx, who, action, importId, left.get(0));
        return true;
    }

    @Override
    public List<ImportReport> listImports(int first, @Nullable String after) {
        return ImportReports.list(cypher, first, after);
    }

    @Override
    public List<ImportReport> listBetween(long after, long until, int most) {
        return ImportReports.listBetween(cypher, after, until, most);
    }

    @Override
    public Optional<KeptRows> findKept(String importId, RecordAccount.Fate fate) {
        return cypher.find(
                "import/find-kept",
                Map.of("id", importId, "fate", fate.name()),
                row -> new KeptRows(
                        fate, row.get("rows").asLong(), row.get("packed").asByteArray()));
    }

    @Override
    public Map<String, List<ImportFact>> findFacts(List<String> importIds, String kind) {
        return ImportFacts.find(cypher, importIds, kind);
    }

    @Override
    public boolean isEmpty() {
        return VisibleImports.load(cypher).all().isEmpty();
    }
}
