package io.throughline.ingest;

import io.throughline.journey.CostRow;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes imports and keeps nothing of them but their report. */
final class ForgetfulLog implements ImportLog {
    private static final int MAX_REJECTIONS = 20;

    @Override
    public ImportSession open(String source, boolean sample, boolean takesSampleOut) {
        return new Session(source);
    }

    @Override
    public ImportSession openInstead(String replaced, String source, boolean takesSampleOut) {
        return new Session(source);
    }

    @Override
    public boolean remove(String importId) {
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

    private static final class Session implements ImportSession {
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
        public void markConversion(String touchpoint) {}

        @Override
        public Written write(InteractionBatch part) {
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
        public void reject(Rejection rejection, @Nullable String customer) {
            if (rejections.size() < MAX_REJECTIONS) {
                rejections.add(rejection);
            }
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
