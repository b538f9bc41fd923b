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
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads a file of costs: date, cost, and a channel or a campaign or both. */
final class CostTable implements RecordReader {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int BUFFER = 100_000;
    private static final long MAX_DAYS = 3_660;

    private final ImportSession session;
    private final BatchWriter intake;
    private final Times times;
    private final Amounts amounts;
    private final Times ends;
    private final int date;
    private final int until;
    private final int cost;
    private final int channel;
    private final int campaign;
    private final List<CostRow> waiting = new ArrayList<>();
    private boolean spread;

    CostTable(CostColumns columns, ImportSession session, BatchWriter intake, Forms forms) {
        this.session = session;
        this.intake = intake;
        this.times = new Times(ZoneOffset.UTC, forms.times(), Long.MAX_VALUE);
        this.amounts = forms.amounts("cost");
        this.ends = new Times(ZoneOffset.UTC, forms.times(), Long.MAX_VALUE);
        date = columns.date();
        until = columns.until();
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
        long day = Math.floorDiv(times.at(), DAY_MICROS);
        long last = until < 0 || row.length(until) == 0 ? day : Math.floorDiv(ends.at(), DAY_MICROS);
        spread(day, last, name(row, channel), name(row, campaign), amount);
        intake.countRow();
        return null;
    }

    /** What was spent in a period without days is spent evenly on each of its days. */
    private void spread(long first, long last, @Nullable String on, @Nullable String due, double amount) {
        long days = last - first + 1;
        if (days == 1) {
            waiting.add(new CostRow(first, on, due, amount));
            if (waiting.size() == BUFFER) {
                flush();
            }
            return;
        }
        List<CostRow> rows = LongStream.rangeClosed(first, last)
                .mapToObj(day -> new CostRow(day, on, due, amount / days))
                .toList();
        intake.wrote(session.writeCosts(rows).accepted() == 0 ? 1 : 0, 0);
        spread = true;
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
        if (until >= 0 && row.length(until) > 0) {
            boolean readable = ends.read(row.chars, row.from(until), row.to(until)) && ends.clock() == Clock.TIME;
            long days = readable ? Math.floorDiv(ends.at() - times.at(), DAY_MICROS) : -1;
            if (days < 0 || days >= MAX_DAYS) {
                return "the last day cannot be read, or is not within ten years from the first";
            }
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
        if (!waiting.isEmpty()) {
            intake.wrote(session.writeCosts(List.copyOf(waiting)).duplicates(), 0);
            waiting.clear();
        }
    }

    /** Writes what is left. */
    @Override
    public List<String> finish() {
        List<String> notes = new ArrayList<>();
        notes.add("Costs; dates: " + times.reading() + ".");
        notes.addAll(times.notes());
        if (spread) {
            notes.add("Costs of several days are spread evenly over them.");
        }
        notes.addAll(amounts.finish());
        flush();
        return notes;
    }

    @Override
    public BatchWriter writer() {
        return intake;
    }
}
