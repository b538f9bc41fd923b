package io.throughline.store.imports;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.CostRow;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportFact;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportLog.Written;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.Rejection;
import io.throughline.journey.Unavailable;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.cost.CostWriter;
import io.throughline.store.identity.EvidenceLink;
import io.throughline.store.identity.StoredConsents;
import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import io.throughline.store.timeline.Bulk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One import under way, holding the lease until it is closed. */
final class ImportWriter implements ImportSession {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWriter.class);

    /** Who is told to have taken something out where nobody's name is known. */
    private static final String LIVE = "live";

    private static final int MUCH_EVIDENCE = 1_000;

    private final IdentityRules rules;
    private final Cypher cypher;
    private final Bulk bulk;
    private final Lease lease;
    private final Leftovers leftovers;
    private final Opening opening;
    private final Set<String> marked = new TreeSet<>();
    private final List<Map<String, Object>> kept = new ArrayList<>();
    private final List<ImportFact> facts = new ArrayList<>();
    private final ImportState state;
    private final PartWriter writer;
    private @Nullable CostWriter costWriter;
    private @Nullable FeedbackWriter voices;
    private CompletableFuture<@Nullable Void> evidenceWritten = CompletableFuture.completedFuture(null);
    private CompletableFuture<Written> partWritten = CompletableFuture.completedFuture(new Written(0, 0, 0));
    /** Null for live calls. */
    private @Nullable String sender;

    private boolean finished;
    private boolean closed;

    private ImportWriter(
            Cypher cypher, Bulk bulk, Lease lease, Leftovers leftovers, Opening opening, IdentityRules rules) {
        this.rules = rules;
        this.cypher = cypher;
        this.bulk = bulk;
        this.lease = lease;
        this.leftovers = leftovers;
        this.opening = opening;
        this.state = opening.state();
        this.writer = new PartWriter(cypher, bulk, state);
    }

    /** Waits for the lease and begins an import, which gives it back when it is finished or closed. */
    public static ImportWriter open(
            Cypher cypher, Bulk bulk, Leases leases, Leftovers leftovers, Opening opening, IdentityRules rules) {
        return new ImportWriter(cypher, bulk, leases.take(opening::begin), leftovers, opening, rules);
    }

    @Override
    public String id() {
        return opening.id;
    }

    @Override
    public Set<String> conversions() {
        return opening.conversions();
    }

    @Override
    public void keysOf(CustomerKeys keys, boolean compare) {
        state.shared.keysOf(keys, compare);
    }

    @Override
    public void audit(String who) {
        sender = who;
    }

    @Override
    public void markConversion(String touchpoint) {
        marked.add(touchpoint);
    }

    private void requireOpen() {
        if (closed || finished) {
            throw new IllegalStateException("this import is no longer open");
        }
    }

    @Override
    public Written write(InteractionBatch part) {
        requireOpen();
        return writer.write(part);
    }

    @Override
    public CompletableFuture<Written> begin(InteractionBatch part) {
        partWritten = CompletableFuture.supplyAsync(() -> write(part), task -> new Thread(task, "part").start());
        return partWritten;
    }

    @Override
    public Written writeCosts(List<CostRow> costs) {
        requireOpen();
        if (costWriter == null) {
            costWriter = new CostWriter(cypher, state.seq);
        }
        Written written = costWriter.write(costs);
        state.wrote(new BitSet(), new BitSet(), written.accepted(), written.duplicates());
        return written;
    }

    @Override
    public BitSet writeFeedback(List<FeedbackRow> rows) {
        requireOpen();
        partWritten.handle((written, failure) -> failure).join(); // they may create the same customers
        if (voices == null) {
            voices = new FeedbackWriter(cypher, bulk, state, opening);
        }
        return voices.write(rows);
    }

    /** Much of it is written while what customers did is: the two share no node. */
    @Override
    public void writeEvidence(List<EvidenceRow> evidence) {
        awaitEvidence();
        List<EvidenceLink> links = EvidenceLink.of(rules, evidence);
        if (links.size() < MUCH_EVIDENCE) {
            bulk.createEvidence(state.seq, links);
        } else {
            evidenceWritten = CompletableFuture.runAsync(
                    () -> bulk.createEvidence(state.seq, links), task -> new Thread(task, "evidence").start());
        }
    }

    private void awaitEvidence() {
        CompletableFuture<@Nullable Void> written = evidenceWritten;
        evidenceWritten = CompletableFuture.completedFuture(null);
        try {
            written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void writeConsents(List<ConsentRow> consents) {
        StoredConsents.write(cypher, state.seq, consents);
    }

    @Override
    public void reject(Rejection rejection, @Nullable String customer) {
        state.reject(rejection, customer);
    }

    @Override
    public void keep(KeptRows rows) {
        kept.add(Map.of("fate", rows.fate().name(), "rows", rows.rows(), "packed", rows.packed()));
    }

    @Override
    public void attach(List<ImportFact> more) {
        facts.addAll(more);
    }

    @Override
    public ImportReport finish(String digest, RecordAccount account, List<String> notes) {
        awaitEvidence();
        writer.finish();
        List<String> said = new ArrayList<>(notes);
        said.addAll(opening.replacement().notes());
        said.addAll(cypher.write(opening.replacement()::losses));
        said.addAll(state.shared.notes(opening.id));
        state.changedNote().ifPresent(said::add);
        state.traitsNote().ifPresent(said::add);
        Map<String, Object> figures = new HashMap<>();
        figures.put("digest", digest);
        figures.putAll(ImportReports.properties(account));
        figures.put("accepted", state.accepted());
        figures.put("customers", state.customers());
        figures.put("notes", said);
        figures.put("touchpoints", state.usedTouchpoints.stream().toArray());
        figures.put("channels", state.usedChannels.stream().toArray());
        figures.put("campaigns", state.usedCampaigns.stream().toArray());
        figures.put("columns", state.columns());
        figures.putAll(state.shared.properties());
        if (state.said() > 0) {
            figures.put("said", state.said());
        }
        if (!marked.isEmpty()) {
            figures.put("marks", marked.toArray(String[]::new));
        }
        Instant at = cypher.write(tx -> makeVisible(tx, figures, told(account)));
        finished = true;
        lease.markGivenBack();
        opening.replacement().notes().forEach(LOG::info);
        return ImportReports.of(opening.id, opening.source, at, figures, state.rejections());
    }

    /** Tried again after a commit whose answer was lost, it finds the import finished. */
    private Instant makeVisible(Tx tx, Map<String, Object> figures, String told) {
        List<Long> before = tx.run("import/find-done", Map.of("id", opening.id))
                .list(r -> r.get("at").asLong());
        if (!before.isEmpty()) {
            return Instant.ofEpochMilli(before.get(0));
        }
        long version = tx.run(
                        "counter/raise-version",
                        Map.of("removal", !opening.replacement().isEmpty()))
                .single()
                .get("version")
                .asLong();
        opening.replacement().takeOut(tx, version);
        if (opening.hasToMark(marked)) {
            tx.run("catalogue/mark-conversions", Map.of("ids", List.copyOf(marked)))
                    .consume();
        }
        if (!state.rejections().isEmpty()) {
            tx.run("import/create-rejections", Map.of("id", opening.id, "rejections", state.rejections()))
                    .consume();
        }
        for (Map<String, Object> rows : kept) {
            tx.run("import/keep-rows", Map.of("id", opening.id, "kept", rows)).consume();
        }
        ImportFacts.attach(tx, opening.id, facts);
        Map<String, Object> params =
                Map.of("id", opening.id, "owner", lease.owner(), "version", version, "report", figures);
        List<Long> at =
                tx.run("import/finish-import", params).list(r -> r.get("at").asLong());
        if (at.isEmpty()) {
            throw new Unavailable("The database was away for over a minute and the import was given up: import again.");
        }
        if (sender != null || !opening.replacement().isEmpty()) {
            StoredAudit.add(tx, sender == null ? LIVE : sender, "import", opening.id, told);
        }
        lease.giveBack(tx);
        return Instant.ofEpochMilli(at.get(0));
    }

    private String told(RecordAccount account) {
        List<String> told = new ArrayList<>();
        told.add(ImportReports.told(opening.source, account.records(), account.rejected()));
        told.addAll(opening.replacement().notes());
        return String.join(". ", told);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        partWritten.handle((written, failure) -> failure).join();
        evidenceWritten.exceptionally(failure -> null).join();
        lease.close();
        if (!finished) {
            leaveNothing();
        } else if (!opening.replacement().isEmpty()) {
            var unused = leftovers.purgeSoon();
        }
    }

    private void leaveNothing() {
        try {
            leftovers.await(left -> {});
        } catch (RuntimeException e) {
            leftovers.tell(e);
        }
    }
}
