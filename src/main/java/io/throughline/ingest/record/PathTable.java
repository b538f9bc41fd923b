package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ImportBatch;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Numbers;
import io.throughline.journey.Clock;
import io.throughline.journey.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table of the attribution field: one row is a path with the journeys that took it. Each journey becomes a customer of its
 * own with step numbers 1, 2, …; a converted one ends with a derived conversion that carries its share of the row's value.
 */
final class PathTable implements RecordReader {
    /** Journeys one row may stand for. */
    private static final long LIMIT = 10_000_000;

    private static final List<String> TOTALS = List.of("total", "totals", "grand total", "sum");

    private final BatchWriter intake;
    private final String prefix;
    private final PathColumns columns;
    private final PathSeparator separator;
    private long tableRows;
    private long journeys;
    private long converted;
    private long refusedRows;
    private long refusedJourneys;
    private long refusedConversions;

    /** @param digest SHA-256 of the unpacked file, which makes the customers of one file differ from those of another */
    PathTable(PathColumns columns, PathSeparator separator, BatchWriter intake, String digest) {
        this.columns = columns;
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
        double amount = readValue(row);
        long with = converted(row, amount);
        long without = unconverted(row, with);
        List<String> steps = separator.split(row.text(columns.path()));
        String fault = findFault(row, with, without, amount);
        fault = fault != null ? fault : findStepFault(steps, with, without);
        if (fault != null) {
            refusedRows++;
            boolean total = fault.equals(TOTALS_ROW);
            refusedJourneys += total ? 0 : Math.max(0, with) + Math.max(0, without);
            refusedConversions += total ? 0 : Math.max(0, with);
            return fault;
        }
        tableRows++;
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
        notes.add("Steps are parted by \"" + separator.sign() + "\".");
        if (columns.conversions() < 0 && columns.nulls() < 0) {
            notes.add("No column counts conversions, so the journeys of rows with a value above 0 count as converted.");
        }
        if (refusedRows > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "The %,d refused rows stood for %,d journeys, %,d of them converted, as far as their counts can be read.",
                    refusedRows,
                    refusedJourneys,
                    refusedConversions));
        }
        return notes;
    }

    /** Enters all journeys of a row; names are looked up once for each part. */
    private void enterAll(List<String> steps, long with, long all, double amount, long line) {
        String row = prefix + "-" + line + "-";
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
        return has(row, columns.value()) && Double.isNaN(amount) ? "value is not a number" : null;
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
        boolean total = steps.size() == 1 && TOTALS.contains(steps.get(0).toLowerCase(Locale.ROOT));
        return total && tableRows > 0 && sameConverted && with + without == journeys ? TOTALS_ROW : null;
    }

    private double readValue(Row row) {
        return has(row, columns.value())
                ? Numbers.read(row.chars, row.from(columns.value()), row.to(columns.value()))
                : Double.NaN;
    }

    private long converted(Row row, double amount) {
        if (columns.conversions() >= 0) {
            return readCount(row, columns.conversions());
        }
        long all = readCount(row, columns.journeys());
        long without = readCount(row, columns.nulls());
        if (columns.nulls() >= 0) {
            return all < 0 || without < 0 ? -1 : all - without;
        }
        return amount > 0 ? all : 0;
    }

    private long unconverted(Row row, long with) {
        if (columns.nulls() >= 0) {
            return readCount(row, columns.nulls());
        }
        long all = readCount(row, columns.journeys());
        return columns.journeys() < 0 ? 0 : all < 0 || with < 0 ? -1 : all - with;
    }

    /** 0 where the column is missing or the cell says that it holds nothing; −1 where it is no count. */
    private static long readCount(Row row, int column) {
        if (!has(row, column)) {
            return 0;
        }
        double number = Numbers.read(row.chars, row.from(column), row.to(column));
        return number >= 0 && number <= 1e15 && number == Math.rint(number) ? (long) number : -1;
    }

    private static boolean has(Row row, int column) {
        return column >= 0 && row.length(column) > 0 && !Nothing.is(row.text(column));
    }

    @Override
    public BatchWriter writer() {
        return intake;
    }
}
