package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Amounts;
import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.Times;
import io.throughline.journey.Clock;
import io.throughline.journey.CostRow;
import io.throughline.journey.ImportLog.ImportSession;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file of costs: date, cost, and a channel or a campaign or both. */
final class CostTable implements RecordReader {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int BUFFER = 100_000;

    private final ImportSession session;
    private final BatchWriter intake;
    private final Times times;
    private final Amounts amounts;
    private final int date;
    private final int cost;
    private final int channel;
    private final int campaign;
    private final List<CostRow> waiting = new ArrayList<>();

    CostTable(CostColumns columns, ImportSession session, BatchWriter intake, Forms forms) {
        this.session = session;
        this.intake = intake;
        this.times = new Times(ZoneOffset.UTC, forms.times(), Long.MAX_VALUE);
        this.amounts = forms.amounts("cost");
        date = columns.date();
        cost = columns.cost();
        channel = columns.channel();
        campaign = columns.campaign();
    }

    @Override
    public @Nullable String take(Row row) {
        String fault = row.fault != null ? row.fault : findFault(row);
        if (fault != null) {
            return fault;
        }
        double amount = row.length(cost) == 0 ? Double.NaN : amounts.read(row.chars, row.from(cost), row.to(cost));
        if (!(amount >= 0)) {
            return Double.isNaN(amount) ? "cost is not a number" : "cost below 0";
        }
        waiting.add(
                new CostRow(Math.floorDiv(times.at(), DAY_MICROS), name(row, channel), name(row, campaign), amount));
        intake.countRow();
        if (waiting.size() == BUFFER) {
            flush();
        }
        return null;
    }

    private @Nullable String findFault(Row row) {
        if (row.length(date) == 0) {
            return "no date";
        }
        if (!times.read(row.chars, row.from(date), row.to(date))) {
            return times.fault();
        }
        if (times.clock() == Clock.STEP) {
            return "a step number is no date";
        }
        if (name(row, channel) == null && name(row, campaign) == null) {
            return "no channel and no campaign";
        }
        boolean tooLong = tooLong(row, channel) || tooLong(row, campaign);
        return tooLong ? "channel or campaign longer than " + RowRules.ID_LIMIT + " characters" : null;
    }

    private static @Nullable String name(Row row, int column) {
        return column < 0 || row.length(column) == 0 ? null : row.text(column);
    }

    private static boolean tooLong(Row row, int column) {
        return column >= 0 && row.length(column) > RowRules.ID_LIMIT;
    }

    private void flush() {
        session.writeCosts(List.copyOf(waiting));
        waiting.clear();
    }

    /** Writes what is left. */
    @Override
    public List<String> finish() {
        List<String> notes = new ArrayList<>();
        notes.add("Costs; dates: " + times.reading() + ".");
        notes.addAll(times.notes());
        notes.addAll(amounts.finish());
        flush();
        return notes;
    }

    @Override
    public BatchWriter writer() {
        return intake;
    }
}
