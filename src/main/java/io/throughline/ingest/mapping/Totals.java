package io.throughline.ingest.mapping;

import io.throughline.ingest.text.WrittenAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what a report's rows of totals say with the rows it has; sums are exact decimals. */
final class Totals {
    /** Rows are rounded to a cent each. */
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * A figure that a report adds up itself.
     *
     * @param when the row that says it; the first one counts
     * @param says what that row says
     * @param of what another row adds to it
     * @param unit of both, such as a currency; rows of several have no sum to compare
     */
    record Total(Expression when, Expression says, Expression of, Expression unit) {
        void addReads(Reads reads) {
            List.of(when, says, of, unit).forEach(one -> one.addReads(reads));
        }
    }

    private static final class Sum {
        private @Nullable BigDecimal said;
        private BigDecimal sum = BigDecimal.ZERO;
        private long rows;
        private final Set<String> units = new TreeSet<>();
    }

    private final Map<String, Total> totals;
    private final Map<String, Sum> sums = new LinkedHashMap<>();

    Totals(Map<String, Total> totals) {
        this.totals = totals;
        totals.keySet().forEach(name -> sums.put(name, new Sum()));
    }

    /** Sees a record. */
    void look(Fields fields) {
        totals.forEach((name, total) -> {
            Sum sum = sums.getOrDefault(name, new Sum());
            if (total.when.holds(fields)) {
                sum.said = sum.said == null ? amount(total.says.text(fields)) : sum.said;
                return;
            }
            BigDecimal more = amount(total.of.text(fields));
            if (more != null) {
                sum.sum = sum.sum.add(more);
                sum.rows++;
                sum.units.add(total.unit.text(fields).strip());
            }
        });
    }

    private static @Nullable BigDecimal amount(String text) {
        double read = text.isBlank() ? Double.NaN : WrittenAmount.read(text);
        return Double.isFinite(read) ? BigDecimal.valueOf(read) : null;
    }

    /** What the report says beside its rows: loudly, where rounding does not explain a gap. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        sums.forEach((name, sum) -> {
            BigDecimal said = sum.said;
            if (said != null && sum.units.size() < 2 && said.compareTo(sum.sum) == 0) {
                notes.add("Totals: the " + name + " of the rows is " + plain(said) + ", as its own totals say.");
            } else if (said != null && sum.units.size() < 2) {
                BigDecimal gap = said.subtract(sum.sum).abs();
                boolean rounded = gap.compareTo(CENT.multiply(BigDecimal.valueOf(Math.max(1, sum.rows)))) <= 0;
                notes.add(String.format(
                        Locale.ROOT,
                        rounded
                                ? "The %s of the rows is %s, the report says %s: no more than rounding."
                                : "CHECK: the %s of the rows is %s, the report says %s; export it again with all of its rows.",
                        name,
                        plain(sum.sum),
                        plain(said)));
            }
        });
        return notes;
    }

    private static String plain(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
