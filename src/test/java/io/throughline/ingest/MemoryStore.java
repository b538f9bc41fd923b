package io.throughline.ingest;

import io.throughline.journey.Clock;
import io.throughline.journey.CostRow;
import io.throughline.journey.EmptyImportLog;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportFact;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.Rejection;
import io.throughline.journey.RowOutcomes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store of plain collections with the duplicate rule applied as its text says. */
public final class MemoryStore implements EmptyImportLog {
    /** An entry as it became visible. */
    public record Entry(
            String customer,
            Clock clock,
            long at,
            String touchpoint,
            @Nullable String channel,
            @Nullable String campaign,
            double value,
            @Nullable String key,
            boolean derived,
            Map<String, String> attributes,
            long line,
            double sequence) {
        String identity() {
            return key == null ? customer + "|" + at + "|" + touchpoint : customer + "|key|" + key;
        }
    }

    public final List<Entry> entries = new ArrayList<>();
    final List<CostRow> costs = new ArrayList<>();
    final List<FeedbackRow> said = new ArrayList<>();
    final List<ImportReport> reports = new ArrayList<>();
    final List<Integer> parts = new ArrayList<>();
    final Set<String> conversions = new TreeSet<>();
    final Map<String, Map<String, String>> traits = new TreeMap<>();
    final Map<String, Integer> held = new HashMap<>();
    final List<KeptRows> kept = new ArrayList<>();
    final List<ImportFact> facts = new ArrayList<>();
    int opened;
    int closed;

    /** What records told of who is one customer, as it came. */
    final List<EvidenceRow> evidence = new ArrayList<>();

    @Nullable
    String digest;

    @Nullable
    String refuseWith;

    List<Entry> of(String customer) {
        return entries.stream()
                .filter(entry -> entry.customer().equals(customer))
                .toList();
    }

    double value() {
        return entries.stream()
                .mapToDouble(Entry::value)
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    /** Of whatever import. */
    @Override
    public Optional<KeptRows> findKept(String importId, RecordAccount.Fate fate) {
        return kept.stream().filter(rows -> rows.fate() == fate).findFirst();
    }

    @Override
    public ImportSession open(String source, boolean sample, boolean takesSampleOut) {
        opened++;
        return new Session(source);
    }

    @Override
    public List<ImportReport> listImports(int first, @Nullable String after) {
        return reports;
    }

    @Override
    public boolean isEmpty() {
        return reports.isEmpty();
    }

    private final class Session implements ImportSession {
        private final String source;
        private final List<Entry> mine = new ArrayList<>();
        private final List<CostRow> myCosts = new ArrayList<>();
        private final Set<String> marks = new HashSet<>();
        private final Map<String, Integer> brought = new HashMap<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private long duplicates;
        private final Map<String, Map<String, String>> learnt = new TreeMap<>();

        Session(String source) {
            this.source = source;
        }

        @Override
        public String id() {
            return "import-" + opened;
        }

        @Override
        public Set<String> conversions() {
            return conversions;
        }

        @Override
        public void markConversion(String touchpoint) {
            marks.add(touchpoint);
        }

        @Override
        public Written writeCosts(List<CostRow> rows) {
            myCosts.addAll(rows);
            return new Written(rows.size(), 0, 0);
        }

        @Override
        public void writeEvidence(List<EvidenceRow> rows) {
            evidence.addAll(rows);
        }

        @Override
        public BitSet writeFeedback(List<FeedbackRow> rows) {
            BitSet all = new BitSet();
            all.set(0, rows.size());
            said.addAll(rows);
            return all;
        }

        @Override
        public Written write(InteractionBatch part) {
            if (refuseWith != null) {
                throw new IllegalStateException(refuseWith);
            }
            parts.add(part.size());
            long accepted = 0;
            long before = duplicates;
            boolean kept = true;
            for (int i = 0; i < part.size(); i++) {
                Entry entry = entry(part, i);
                if (!entry.derived()) {
                    int count = brought.merge(entry.identity(), 1, Integer::sum);
                    kept = count > held.getOrDefault(entry.identity(), 0) && (entry.key() == null || count == 1);
                    accepted += kept ? 1 : 0;
                    duplicates += kept ? 0 : 1;
                    part.outcomes.set(i, kept ? RowOutcomes.Outcome.NEW : RowOutcomes.Outcome.DUPLICATE);
                }
                if (kept) {
                    mine.add(entry);
                }
            }
            for (InteractionBatch.Trait trait : part.traits()) {
                for (int c = 0; c < part.customers.size(); c++) {
                    if (trait.value(c) != null) {
                        learnt.computeIfAbsent(part.customers.name(c), k -> new TreeMap<>())
                                .put(trait.name(), trait.value(c));
                    }
                }
            }
            return new Written(accepted, duplicates - before, 0);
        }

        @Override
        public void reject(Rejection rejection, @Nullable String customer) {
            rejections.add(rejection);
        }

        @Override
        public void keep(KeptRows rows) {
            kept.add(rows);
        }

        @Override
        public void attach(List<ImportFact> more) {
            facts.addAll(more);
        }

        @Override
        public ImportReport finish(String sha, RecordAccount account, List<String> notes) {
            digest = sha;
            entries.addAll(mine);
            conversions.addAll(marks);
            traits.putAll(learnt);
            brought.forEach((identity, count) -> held.merge(identity, count, Math::max));
            costs.addAll(myCosts);
            long accepted = mine.stream().filter(entry -> !entry.derived()).count() + myCosts.size();
            long customers = entries.stream().map(Entry::customer).distinct().count();
            long touchpoints =
                    entries.stream().map(Entry::touchpoint).distinct().count();
            ImportReport report = ImportReport.of(
                    id(), source, Instant.EPOCH, account, accepted, rejections, customers, touchpoints, notes);
            reports.add(report);
            return report;
        }

        @Override
        public void close() {
            closed++;
        }

        private Entry entry(InteractionBatch part, int i) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (InteractionBatch.Attribute attribute : part.attributes()) {
                if (attribute.value(i) != null) {
                    attributes.put(attribute.name(), attribute.value(i));
                }
            }
            int customer = part.customer(i);
            return new Entry(
                    part.customers.name(customer),
                    part.stepClock.get(customer) ? Clock.STEP : Clock.TIME,
                    part.at(i),
                    part.touchpoints.name(part.touchpoint(i)),
                    part.channel(i) < 0 ? null : part.channels.name(part.channel(i)),
                    part.campaign(i) < 0 ? null : part.campaigns.name(part.campaign(i)),
                    part.value(i),
                    part.key(i),
                    part.derived(i),
                    attributes,
                    part.line(i),
                    part.sequence(i));
        }
    }
}
