package io.throughline.ingest.text;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column of amounts. The form is a property of the column: plain numbers are assumed until a cell is none but could be one with
 * thousands, a decimal comma or a currency; then every cell has its say.
 *
 * <p>Cost: no allocation for plain numbers.
 */
public final class Amounts {
    /** How many cells of the other form a column may hold before it is refused: 1 in 100. */
    private static final long TOLERANCE = 100;

    /** The one sign that stands for one currency only. */
    private static final String EURO = "€";

    private final String column;
    private final boolean whole;
    private final WrittenNumber written = new WrittenNumber();
    private final OddCells empty;
    private final OddCells unreadable;
    private final TreeSet<String> currencies = new TreeSet<>();
    private final Evidence evidence = new Evidence();
    private @Nullable DecimalSign sign;
    private @Nullable String currency;
    private boolean proved;

    /** What the cells of a column say about its decimal sign. */
    private static final class Evidence {
        private final long[] only = new long[2];
        private final String[] examples = {"", "", ""};
        private long both;

        private void add(double point, double comma, String text) {
            if (Double.isNaN(point) != Double.isNaN(comma)) {
                int which = Double.isNaN(comma) ? 0 : 1;
                examples[which] = only[which]++ == 0 ? text : examples[which];
            } else if (point != comma && !Double.isNaN(point)) {
                examples[2] = both++ == 0 ? text : examples[2];
            }
        }
    }

    /**
     * @param asked the sign named by the sender; null: found from the cells
     * @param weighed whether a column in which every point may part thousands is refused; not where the format itself has decimal points
     * @param whole whether a reading that is no whole number does not count
     */
    Amounts(String column, @Nullable DecimalSign asked, boolean weighed, boolean whole) {
        this.column = column;
        this.whole = whole;
        this.sign = asked;
        this.proved = asked != null || !weighed;
        this.empty = OddCells.empty(column);
        this.unreadable = new OddCells(column, whole ? "are no whole numbers" : "are no numbers and count as empty");
    }

    public String column() {
        return column;
    }

    /** The number of a cell that is not blank; NaN where it is missing. @throws FormChanged where the form has to be found first */
    public double read(char[] c, int from, int to) {
        currency = null;
        if (sign != DecimalSign.COMMA) {
            double plain = fitting(Numbers.read(c, from, to));
            if (!Double.isNaN(plain)) {
                if (!proved) {
                    weigh(c, from, to);
                }
                return plain;
            }
        }
        if (to - from <= 9 && Nothing.is(new String(c, from, to - from))) {
            empty.add(c, from, to);
            return Double.NaN;
        }
        if (sign == null && readable(c, from, to)) {
            throw new FormChanged();
        }
        double number = sign == null ? Double.NaN : read(c, from, to, sign);
        if (Double.isNaN(number)) {
            unreadable.add(c, from, to);
        } else if (written.currency() != null) {
            currency = written.currency().equals(EURO) ? "EUR" : written.currency();
            if (currencies.size() < 10) {
                currencies.add(written.currency());
            }
        }
        return number;
    }

    /** The currency that the cell just read names, as it spells it; null where it names none. */
    public @Nullable String currency() {
        return currency;
    }

    /** Lets a cell that is not blank have its say about the form. */
    public void look(char[] c, int from, int to) {
        double point = read(c, from, to, DecimalSign.POINT);
        double comma = read(c, from, to, DecimalSign.COMMA);
        if (point != comma) {
            evidence.add(point, comma, new String(c, from, to - from));
        }
    }

    /** The sign that fits what was looked at. @throws ImportRefused where two fit, or none */
    public DecimalSign decide() {
        if (sign != null) {
            return sign;
        }
        long point = evidence.only[0];
        long comma = evidence.only[1];
        if (point == 0 && comma == 0) {
            if (evidence.both > 0) {
                throw undecided(evidence.examples[2]);
            }
            return DecimalSign.POINT;
        }
        if (Math.min(point, comma) * TOLERANCE > Math.max(point, comma)) {
            throw new ImportRefused(
                    column + " holds numbers such as '" + evidence.examples[0] + "' with a decimal point and such as '"
                            + evidence.examples[1]
                            + "' with a decimal comma; say decimal=POINT or decimal=COMMA, cells of the other form are left empty then.");
        }
        return point > comma ? DecimalSign.POINT : DecimalSign.COMMA;
    }

    /** What the report should say of this column. @throws ImportRefused where every number can be read in two ways */
    public List<String> finish() {
        if (!proved && evidence.both > 0) {
            throw undecided(evidence.examples[2]);
        }
        List<String> notes = new ArrayList<>();
        if (sign == DecimalSign.COMMA) {
            notes.add("Numbers of " + column + " are read with a decimal comma.");
        }
        if (currencies.size() > 1) {
            notes.add("The numbers of " + column + " name the currencies " + String.join(", ", currencies)
                    + "; they are added as they stand, so convert them first.");
        }
        empty.tell(notes);
        unreadable.tell(notes);
        return notes;
    }

    private boolean readable(char[] c, int from, int to) {
        return !Double.isNaN(read(c, from, to, DecimalSign.POINT))
                || !Double.isNaN(read(c, from, to, DecimalSign.COMMA));
    }

    private double read(char[] c, int from, int to, DecimalSign as) {
        return fitting(written.read(c, from, to, as));
    }

    private double fitting(double number) {
        return whole && number != Math.rint(number) ? Double.NaN : number;
    }

    /** Whether a plain number could also be one whose point parts thousands. */
    private void weigh(char[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            if (c[i] == '.') {
                look(c, from, to);
                proved = evidence.only[0] > 0;
                return;
            }
        }
    }

    private ImportRefused undecided(String text) {
        char[] c = text.toCharArray();
        return new ImportRefused(String.format(
                Locale.ROOT,
                "Every number of %s with a point or comma, such as '%s', can be %s (decimal=POINT) or %s (decimal=COMMA); say which.",
                column,
                text,
                plain(written.read(c, 0, c.length, DecimalSign.POINT)),
                plain(written.read(c, 0, c.length, DecimalSign.COMMA))));
    }

    private static String plain(double number) {
        return new java.math.BigDecimal(Double.toString(number))
                .stripTrailingZeros()
                .toPlainString();
    }
}
