package io.throughline.ingest;

import io.throughline.journey.CostRow;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportFact;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.Rejection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes imports and keeps nothing of them but their report. */
final class ForgetfulLog implements ImportLog {
    private static final int MAX_REJECTIONS = 20;
    private static final int MAX_SHOWN = 20;

    private final List<FilePreview.Shown> first = new ArrayList<>();
    private final Set<String> conversions = new HashSet<>();
    private final List<ImportFact> facts = new ArrayList<>();

    /** The first interactions that came. */
    List<FilePreview.Shown> first() {
        return first;
    }

    /** What is known of what came. */
    List<ImportFact> facts() {
        return facts;
    }

    /** Whether any touchpoint was marked as a conversion. */
    boolean converts() {
        return !conversions.isEmpty();
    }

    private void show(InteractionBatch part) {
        for (int entry = 0; entry < part.size() && first.size() < MAX_SHOWN; entry++) {
            int customer = part.customer(entry);
            String touchpoint = part.touchpoints.name(part.touchpoint(entry));
            double value = part.value(entry);
            first.add(new FilePreview.Shown(
                    part.customers.name(customer),
                    part.stepClock.get(customer)
                            ? String.valueOf(part.at(entry))
                            : Instant.EPOCH
                                    .plus(part.at(entry), ChronoUnit.MICROS)
                                    .toString(),
                    touchpoint,
                    part.channel(entry) < 0 ? null : part.channels.name(part.channel(entry)),
                    part.campaign(entry) < 0 ? null : part.campaigns.name(part.campaign(entry)),
                    Double.isNaN(value) ? null : value,
                    conversions.contains(touchpoint)));
        }
    }

    @Override
    public ImportSession open(String source, boolean sample, boolean takesSampleOut) {
        return new Session(source);
    }

    @Override
    public ImportSession openInstead(String replaced, String source, boolean takesSampleOut) {
        return new Session(source);
    }

    @Override
    public boolean remove(String importId, String who, String action) {
        return false;
    }

    @Override
    public List<ImportReport> listImports(int first, @Nullable String after) {
        return List.of();
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    private final class Session implements ImportSession {
        private final String source;
        private final Set<String> customers = new HashSet<>();
        private final Set<String> touchpoints = new HashSet<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private long accepted;

        Session(String source) {
            this.source = source;
        }

        @Override
        public String id() {
            return "";
        }

        @Override
        public Set<String> conversions() {
            return Set.of();
        }

        @Override
        public void markConversion(String touchpoint) {
            conversions.add(touchpoint);
        }

        @Override
        public Written write(InteractionBatch part) {
            show(part);
            customers.addAll(part.customers.all());
            touchpoints.addAll(part.touchpoints.all());
            long derived = 0;
            for (int entry = 0; entry < part.size(); entry++) {
                derived += part.derived(entry) ? 1 : 0;
            }
            accepted += part.size() - derived;
            return new Written(part.size() - derived, 0, 0);
        }

        @Override
        public Written writeCosts(List<CostRow> costs) {
            accepted += costs.size();
            return new Written(costs.size(), 0, 0);
        }

        @Override
        public BitSet writeFeedback(List<FeedbackRow> rows) {
            BitSet all = new BitSet();
            all.set(0, rows.size());
            for (FeedbackRow row : rows) {
                if (row.customer() != null) {
                    customers.add(row.customer());
                }
                if (row.touchpoint() != null) {
                    touchpoints.add(row.touchpoint());
                }
            }
            accepted += rows.size();
            return all;
        }

        @Override
        public void reject(Rejection rejection, @Nullable String customer) {
            if (rejections.size() < MAX_REJECTIONS) {
                rejections.add(rejection);
            }
        }

        @Override
        public void attach(List<ImportFact> more) {
            facts.addAll(more);
        }

        @Override
        public ImportReport finish(String digest, RecordAccount account, List<String> notes) {
            return ImportReport.of(
                    "",
                    source,
                    Instant.now(),
                    account,
                    accepted,
                    List.copyOf(rejections),
                    customers.size(),
                    touchpoints.size(),
                    List.copyOf(notes));
        }

        @Override
        public void close() {}
    }
}
