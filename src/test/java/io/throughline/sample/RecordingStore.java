package io.throughline.sample;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.CostRow;
import io.throughline.journey.EmptyImportLog;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store that only remembers what it was told. */
final class RecordingStore implements EmptyImportLog, CatalogueStore {
    final List<String> calls = new ArrayList<>();
    final List<InteractionBatch> parts = new ArrayList<>();
    final List<EvidenceRow> evidence = new ArrayList<>();
    final List<Touchpoint> touchpoints = new ArrayList<>();
    final List<FeedbackRow> said = new ArrayList<>();
    boolean refusesWrites;

    long rows() {
        return parts.stream().mapToLong(InteractionBatch::size).sum();
    }

    @Override
    public ImportSession open(String source, boolean sample, boolean takesSampleOut) {
        calls.add("open " + source + " sample=" + sample + " out=" + takesSampleOut);
        return new Session(source);
    }

    @Override
    public List<Touchpoint> describe(List<TouchpointEdit> edits, String who) {
        return List.of();
    }

    @Override
    public void describeAll(List<Touchpoint> described, boolean sample) {
        calls.add("describe " + described.size() + " sample=" + sample);
        touchpoints.addAll(described);
    }

    @Override
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    private final class Session implements ImportSession {
        private final String source;

        Session(String source) {
            this.source = source;
        }

        @Override
        public String id() {
            return "1";
        }

        @Override
        public Set<String> conversions() {
            return Set.of();
        }

        @Override
        public void markConversion(String touchpoint) {
            calls.add("mark " + touchpoint);
        }

        @Override
        public Written write(InteractionBatch part) {
            calls.add("write");
            if (refusesWrites) {
                throw new IllegalStateException("no room");
            }
            parts.add(part);
            return new Written(part.size(), 0, 0);
        }

        @Override
        public Written writeCosts(List<CostRow> costs) {
            calls.add("costs");
            return new Written(costs.size(), 0, 0);
        }

        @Override
        public BitSet writeFeedback(List<FeedbackRow> rows) {
            calls.add("say");
            said.addAll(rows);
            BitSet all = new BitSet();
            all.set(0, rows.size());
            return all;
        }

        @Override
        public void writeEvidence(List<EvidenceRow> rows) {
            calls.add("evidence");
            evidence.addAll(rows);
        }

        @Override
        public void reject(Rejection rejection, @Nullable String customer) {
            calls.add("reject");
        }

        @Override
        public ImportReport finish(String digest, RecordAccount account, List<String> notes) {
            calls.add("finish");
            return ImportReport.of(
                    id(), source, Instant.EPOCH, account, account.taken(), List.of(), 0, touchpoints.size(), notes);
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }
}
