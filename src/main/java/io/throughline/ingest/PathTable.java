package io.throughline.ingest;

import io.throughline.journey.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table of the attribution field: one row is a path with the journeys that took it. Each journey becomes a customer of its
 * own with step numbers 1, 2, …; a converted one ends with a derived conversion that carries its share of the row's value.
 */
final class PathTable {
    /** Journeys one row may stand for. */
    private static final long LIMIT = 10_000_000;

    private final Intake intake;
    private final String prefix;
    private final int path;
    private final int conversions;
    private final int value;
    private final int nulls;
    private long tableRows;
    private long journeys;
    private long converted;

    /** @param digest SHA-256 of the unpacked file, which makes the customers of one file differ from those of another */
    PathTable(List<String> header, Intake intake, String digest) {
        this.intake = intake;
        this.prefix = digest.substring(0, 12);
        path = find(header, "path");
        conversions = find(header, "total_conversions");
        value = find(header, "total_conversion_value");
        nulls = find(header, "total_null");
    }

    /** True for a header with a path and its conversions, unless columns of interactions are named. */
    static boolean fits(List<String> header, ImportOptions options) {
        return find(header, "path") >= 0
                && find(header, "total_conversions") >= 0
                && options.columns().isEmpty();
    }

    /** Expands a row; returns why it is refused, or null. */
    @Nullable
    String take(Row row) {
        if (row.fault != null) {
            return row.fault;
        }
        long with = readCount(row, conversions);
        long without = readCount(row, nulls);
        double amount = value < 0 || row.length(value) == 0
                ? Double.NaN
                : Numbers.read(row.chars, row.from(value), row.to(value));
        String fault = findFault(row, with, without, amount);
        if (fault != null) {
            return fault;
        }
        List<String> steps = split(row.text(path));
        for (String step : steps) {
            if (step.isEmpty() || step.length() > RowRules.ID_LIMIT) {
                return step.isEmpty() ? "empty touchpoint" : "touchpoint longer than 512 characters";
            }
        }
        tableRows++;
        for (long n = 1; n <= with + without; n++) {
            enter(prefix + "-" + row.line + "-" + n, steps, n <= with, amount / with, row.line);
        }
        journeys += with + without;
        converted += with;
        return null;
    }

    List<String> notes() {
        return List.of(String.format(
                Locale.ROOT,
                "Path table: %,d rows stand for %,d journeys, %,d of them converted; each has its own customer %s-LINE-N "
                        + "and step numbers. The counts of this report are steps.",
                tableRows,
                journeys,
                converted,
                prefix));
    }

    private void enter(String customer, List<String> steps, boolean converts, double amount, long line) {
        Part part = intake.part();
        int who = part.customers.code(customer);
        part.admits(who, Clock.STEP);
        int entry = -1;
        for (int i = 0; i < steps.size(); i++) {
            int touchpoint = part.touchpoints.code(steps.get(i));
            entry = intake.enter(who, i + 1L, touchpoint, -1, -1, Double.NaN, line, false);
        }
        if (converts) {
            intake.addConversion(entry, amount);
        }
        intake.writeIfFull();
    }

    private @Nullable String findFault(Row row, long with, long without, double amount) {
        if (with < 0 || without < 0) {
            return "conversions and nulls must be whole numbers from 0";
        }
        if (with + without > LIMIT) {
            return "a row may stand for 10,000,000 journeys at most";
        }
        return value >= 0 && row.length(value) > 0 && Double.isNaN(amount) ? "value is not a number" : null;
    }

    private static long readCount(Row row, int column) {
        if (column < 0 || row.length(column) == 0) {
            return 0;
        }
        double number = Numbers.read(row.chars, row.from(column), row.to(column));
        return number >= 0 && number <= 1e15 && number == Math.rint(number) ? (long) number : -1;
    }

    /** Steps between signs {@code >} that stand free; two signs in a row leave an empty step. */
    private static List<String> split(String path) {
        List<String> steps = new ArrayList<>();
        int from = 0;
        for (int at = path.indexOf('>'); at >= 0; at = path.indexOf('>', at + 1)) {
            boolean free = (at == 0 || Row.blank(path.charAt(at - 1)))
                    && (at == path.length() - 1 || Row.blank(path.charAt(at + 1)));
            if (free) {
                steps.add(path.substring(from, at).strip());
                from = at + 1;
            }
        }
        steps.add(path.substring(from).strip());
        return steps;
    }

    private static int find(List<String> header, String name) {
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).equalsIgnoreCase(name)) {
                return column;
            }
        }
        return -1;
    }
}
