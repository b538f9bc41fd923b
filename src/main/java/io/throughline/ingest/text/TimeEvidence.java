package io.throughline.ingest.text;

import io.throughline.journey.ImportRefused;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What all cells of a time column say together about its form. */
public final class TimeEvidence {
    private static final int ALL = 7;
    private static final char[] PARTINGS = {'/', '-', '.'};

    private final TimeForms asked;
    private final TimeNumber number = new TimeNumber();
    private final IsoScan iso = new IsoScan();
    private final WrittenTime written = new WrittenTime();
    private final int[] orders = {ALL, ALL, ALL};
    private final String[] open = {"", "", ""};
    private final String[][] telling = new String[3][DayOrder.values().length];
    private long numbers;
    private long times;
    private long compact;
    private long meant;
    private long serials;
    private long fractions;

    public TimeEvidence(TimeForms asked) {
        this.asked = asked;
    }

    /** Lets a cell have its say. */
    public void look(char[] c, int from, int to) {
        if (number.read(c, from, to)) {
            numbers++;
            times += number.whole() < Times.STEPS_END && number.nanos() == 0 && number.digits() != 8 ? 0 : 1;
            meant += CompactTime.isMeant(number.whole(), number.digits()) ? 1 : 0;
            compact += CompactTime.fits(number.whole(), number.digits()) ? 1 : 0;
            serials += SerialDay.likely(number.whole()) ? 1 : 0;
            fractions += number.nanos() > 0 && number.whole() < Times.STEPS_END ? 1 : 0;
        } else if (iso.read(c, from, to)) {
            times++;
        } else if (written.read(c, from, to)) {
            times++;
            if (written.date().kind() == WrittenDate.Kind.ORDERED) {
                weigh(written.date(), c, from, to);
            }
        }
    }

    /** How many cells are times in themselves. */
    public long times() {
        return times;
    }

    private void weigh(WrittenDate date, char[] c, int from, int to) {
        int place = place(date.parting());
        int fitting = date.orders();
        orders[place] &= fitting;
        if (Integer.bitCount(fitting) == 1) {
            int order = Integer.numberOfTrailingZeros(fitting);
            if (telling[place][order] == null) {
                telling[place][order] = new String(c, from, to - from);
            }
        } else if (open[place].isEmpty() && differs(date, fitting)) {
            open[place] = new String(c, from, to - from);
        }
    }

    private static boolean differs(WrittenDate date, int fitting) {
        long day = date.epochDay(DayOrder.values()[Integer.numberOfTrailingZeros(fitting)]);
        return Arrays.stream(DayOrder.values())
                .anyMatch(order -> (fitting & order.bit()) != 0 && date.epochDay(order) != day);
    }

    /** The form of the column. @throws ImportRefused where more than one fits and they are different moments */
    public TimeForms decide() {
        return new TimeForms(
                asked.numerals() != null ? asked.numerals() : findNumerals(), order(0), order(1), order(2), true);
    }

    private Numerals findNumerals() {
        if (meant == numbers && compact * 2 > numbers) {
            return Numerals.COMPACT;
        }
        return fractions > 0 && serials == numbers ? Numerals.SERIAL : Numerals.SIZE;
    }

    private @Nullable DayOrder order(int place) {
        DayOrder given = asked.order(PARTINGS[place]);
        if (given != null) {
            return given;
        }
        int fitting = orders[place];
        if (PARTINGS[place] == '.' && (fitting & DayOrder.DAY_FIRST.bit()) != 0) {
            return DayOrder.DAY_FIRST;
        }
        if (!open[place].isEmpty() && Integer.bitCount(fitting) != 1) {
            throw new ImportRefused(undecided(place));
        }
        return fitting == 0 ? null : DayOrder.values()[Integer.numberOfTrailingZeros(fitting)];
    }

    private String undecided(int place) {
        StringBuilder text = new StringBuilder("Times such as '" + open[place] + "' can be read as ");
        String joint = "";
        for (DayOrder order : DayOrder.values()) {
            boolean fits =
                    orders[place] == 0 ? telling[place][order.ordinal()] != null : (orders[place] & order.bit()) != 0;
            if (fits) {
                text.append(joint).append(order.form);
                joint = " and as ";
            }
        }
        String why = orders[place] == 0 ? ", and others tell for both, such as " : "";
        if (orders[place] == 0) {
            String[] examples = Arrays.stream(telling[place])
                    .filter(t -> t != null)
                    .map(t -> "'" + t + "'")
                    .toArray(String[]::new);
            why += String.join(" and ", examples);
        }
        return text + why + "; say which by time-format=, one of " + DayOrder.DAY_FIRST.form + ", "
                + DayOrder.MONTH_FIRST.form + ", " + DayOrder.YEAR_FIRST.form + ".";
    }

    private static int place(char parting) {
        return parting == '/' ? 0 : parting == '-' ? 1 : 2;
    }
}
