package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ImportBatch;
import io.throughline.ingest.format.Row;
import io.throughline.journey.Clock;
import io.throughline.journey.Nothing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of the attribution field: one row is a path with the journeys that took it. Each journey becomes a customer of its
 * own with step numbers 1, 2, …; a converted one ends with a derived conversion that carries its share of the row's value.
 */
final class PathTable implements RecordReader {
    /** Journeys one row may stand for. */
    private static final long LIMIT = 10_000_000;

    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "grand total",
            "sum",
            "overall",
            "gesamt",
            "gesamtsumme",
            "summe",
            "insgesamt",
            "total general",
            "totale",
            "totaal");

    private final BatchWriter intake;
    private final String prefix;
    private final PathColumns columns;
    private final PathAmounts amounts;
    private final PathSeparator separator;
    private final PathRepeats repeats = new PathRepeats();
    private final String columnsRead;
    /** The row's line; the next number where several rows stand in one, as those of a JSON array may. */
    private long place;

    private long tableRows;
    private long journeys;
    private long converted;
    private long refusedRows;
    private long refusedJourneys;
    private long refusedConversions;
    private long unreadable;
    private long valuedRows;
    private double lostValue;
    /** Journeys of the first row where it is called a total. */
    private long firstTotal = -1;

    /** @param digest SHA-256 of the unpacked file, which makes the customers of one file differ from those of another */
    PathTable(
            PathColumns columns,
            List<String> header,
            PathAmounts amounts,
            PathSeparator separator,
            BatchWriter intake,
            String digest) {
        this.columns = columns;
        this.columnsRead = columns.describe(header);
        this.amounts = amounts;
        this.separator = separator;
        this.intake = intake;
        this.prefix = digest.substring(0, 12);
    }

    /** Expands a row. */
    @Override
    public @Nullable String take(Row row) {
        if (row.fault != null) {
            refusedRows++;
            return row.fault;
        }
        double amount = amounts.value(row);
        long all = amounts.journeys(row);
        long nulls = amounts.nulls(row);
        long with = converted(row, amount, all, nulls);
        long without = unconverted(with, all, nulls);
        List<String> steps = repeats.expand(separator.split(row.text(columns.path())));
        String fault = findFault(row, with, without, amount);
        fault = fault != null ? fault : findStepFault(steps, with, without);
        if (fault != null) {
            refusedRows++;
            boolean total = fault.equals(TOTALS_ROW);
            refusedJourneys += total ? 0 : Math.max(0, with) + Math.max(0, without);
            refusedConversions += total ? 0 : Math.max(0, with);
            unreadable += with < 0 || without < 0 ? 1 : 0;
            return fault;
        }
        boolean lost = with == 0 && amount != 0 && !Double.isNaN(amount);
        valuedRows += lost ? 1 : 0;
        lostValue += lost ? amount : 0;
        firstTotal = tableRows == 0 && isTotal(steps) ? with + without : firstTotal;
        tableRows++;
        place = Math.max(row.line, place + 1);
        enterAll(steps, with, with + without, amount / with, row.line);
        journeys += with + without;
        converted += with;
        return null;
    }

    private static final String TOTALS_ROW = "the row holds the totals of the others";

    @Override
    public List<String> finish() {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "Path table: %,d rows stand for %,d journeys, %,d of them converted; each has its own customer %s-LINE-N "
                        + "and step numbers. What is accepted are steps.",
                tableRows,
                journeys,
                converted,
                prefix));
        notes.add(columnsRead);
        notes.addAll(separator.notes());
        repeats.tell(notes);
        notes.addAll(amounts.finish());
        if (valueTells()) {
            notes.add("No column counts conversions, so the journeys of rows with a value above 0 count as converted.");
        }
        if (valuedRows > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d rows have a value and no conversion; no journey has their value, %s together.",
                    valuedRows,
                    BigDecimal.valueOf(lostValue).stripTrailingZeros().toPlainString()));
        }
        if (firstTotal > 0 && journeys == 2 * firstTotal) {
            notes.add(
                    "The first row is called a total, stands for as many journeys as all others, and was read as a path; take it out if it is one.");
        }
        if (refusedRows > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "The %,d refused rows stood for %,d journeys, %,d of them converted, as far as their counts can be read%s.",
                    refusedRows,
                    refusedJourneys,
                    refusedConversions,
                    unreadable == 0
                            ? ""
                            : String.format(Locale.ROOT, "; %,d rows hold counts that cannot be read", unreadable)));
        }
        return notes;
    }

    /** Enters all journeys of a row; names are looked up once for each part. */
    private void enterAll(List<String> steps, long with, long all, double amount, long line) {
        String row = prefix + "-" + place + "-";
        int[] touchpoints = new int[steps.size()];
        ImportBatch coded = null;
        for (long n = 1; n <= all; n++) {
            ImportBatch part = intake.part();
            for (int i = 0; i < touchpoints.length && part != coded; i++) {
                touchpoints[i] = part.touchpoints.code(steps.get(i));
            }
            coded = part;
            int entry = enter(part.newCustomer(row + n, Clock.STEP), touchpoints, line);
            if (n <= with) {
                intake.addConversion(entry, amount);
            }
            intake.writeIfFull();
        }
    }

    private int enter(int customer, int[] touchpoints, long line) {
        int entry = -1;
        for (int i = 0; i < touchpoints.length; i++) {
            entry = intake.enter(customer, i + 1L, touchpoints[i], -1, -1, Double.NaN, line, false);
        }
        return entry;
    }

    private @Nullable String findFault(Row row, long with, long without, double amount) {
        if (with < 0 || without < 0) {
            return "conversions and nulls must be whole numbers from 0";
        }
        if (with + without > LIMIT) {
            return "a row may stand for 10,000,000 journeys at most";
        }
        boolean missing = Double.isNaN(amount) && columns.value() >= 0 && !Nothing.is(row.text(columns.value()));
        return missing && valueTells() ? "value is not a number, and nothing else tells what converted" : null;
    }

    private @Nullable String findStepFault(List<String> steps, long with, long without) {
        if (steps.isEmpty()) {
            return "empty touchpoint";
        }
        for (String step : steps) {
            if (step.length() > RowRules.ID_LIMIT) {
                return "touchpoint longer than 512 characters";
            }
        }
        boolean sameConverted = columns.conversions() < 0 || with == converted;
        return isTotal(steps) && tableRows > 0 && sameConverted && with + without == journeys ? TOTALS_ROW : null;
    }

    private static boolean isTotal(List<String> steps) {
        return steps.size() == 1
                && TOTALS.contains(steps.get(0).toLowerCase(Locale.ROOT).replaceAll(" *:$", ""));
    }

    /** Whether a value above 0 is all that tells of conversions. */
    private boolean valueTells() {
        return columns.conversions() < 0 && columns.nulls() < 0;
    }

    private long converted(Row row, double amount, long all, long nulls) {
        if (columns.conversions() >= 0) {
            return amounts.conversions(row);
        }
        if (columns.nulls() >= 0) {
            return all < 0 || nulls < 0 ? PathAmounts.UNREADABLE : all - nulls;
        }
        return amount > 0 ? all : 0;
    }

    private long unconverted(long with, long all, long nulls) {
        if (columns.nulls() >= 0) {
            return nulls;
        }
        return columns.journeys() < 0 ? 0 : all < 0 || with < 0 ? PathAmounts.UNREADABLE : all - with;
    }

    @Override
    public BatchWriter writer() {
        return intake;
    }
}
