package io.throughline.ingest.text;

import io.throughline.journey.ColumnValues;
import io.throughline.journey.Nothing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute or trait whose cells are numbers, each text looked at once in a part. Where a decimal comma, or what parts thousands, shows,
 * the column is read as {@link Amounts} reads one, and kept with decimal points and nothing else.
 *
 * <p>Invariant: a column in which more than one text in a hundred is no number stays as it is.
 */
public final class NumberTexts {
    private static final int TOLERANCE = 100;
    private static final int LONGEST = 40;
    /** Digits of a number that is held exactly. */
    private static final int EXACT = 15;

    private final String column;
    private final @Nullable DecimalSign asked;
    private final boolean points;
    private final WrittenNumber written = new WrittenNumber();
    private final DecimalEvidence evidence = new DecimalEvidence();
    private final long[] numbers = new long[DecimalSign.values().length];
    private long all;
    private boolean commas;
    private boolean openPoints;
    private boolean kept;
    private @Nullable DecimalSign form;
    private String example = "";

    /**
     * @param asked the sign named by the sender; null: found from the cells
     * @param points whether the format itself has decimal points
     */
    NumberTexts(String column, @Nullable DecimalSign asked, boolean points) {
        this.column = column;
        this.asked = asked;
        this.points = points;
    }

    /** Looks at the texts of a part, with how many cells hold each; true where they are to be written anew by {@link #plain}. */
    public boolean look(List<String> texts, int[] cells) {
        for (int code = 0; code < cells.length; code++) {
            if (cells[code] > 0) {
                look(texts.get(code), cells[code]);
            }
        }
        DecimalSign found = find();
        if (found == DecimalSign.COMMA && form == null && kept) {
            throw evidence.undecided(column);
        }
        form = found == null ? form : found;
        kept |= form != DecimalSign.COMMA && openPoints;
        return form != null;
    }

    /** The text with decimal points alone, where it is a number. */
    public String plain(String text) {
        String plain = form == null ? null : plain(text, form);
        if (plain == null || plain.equals(text)) {
            return text;
        }
        example = example.isEmpty() ? "'" + text + "' as " + plain : example;
        return plain;
    }

    /** What the report should say. @throws io.throughline.journey.ImportRefused where every number can be read in two ways */
    public void finish(List<String> notes) {
        if (asked == null && !points && openPoints && evidence.isOpen() && isNumeric(DecimalSign.POINT)) {
            throw evidence.undecided(column);
        }
        if (!example.isEmpty()) {
            notes.add(column + " holds numbers with a decimal " + (form == DecimalSign.COMMA ? "comma" : "point")
                    + "; they are kept plain, " + example + ".");
        }
    }

    private void look(String text, long cells) {
        if (Nothing.is(text)) {
            return;
        }
        int decimals = decimals(text);
        if (decimals >= 0) {
            all += cells;
            numbers[0] += cells;
            numbers[1] += decimals == 0 ? cells : 0;
            evidence.add(0, decimals == 0 ? 0 : Double.NaN, text, cells);
            return;
        }
        String point = plain(text, DecimalSign.POINT);
        String comma = plain(text, DecimalSign.COMMA);
        numbers[0] += point == null ? 0 : cells;
        numbers[1] += comma == null ? 0 : cells;
        all += cells;
        if (point == null ? comma != null : !point.equals(comma)) {
            evidence.add(number(point), number(comma), text, cells);
            commas |= text.indexOf(',') >= 0;
            openPoints |= point != null && comma != null && text.indexOf('.') >= 0;
        }
    }

    /** How many decimals follow the point of a number that cannot be another one; −1 for any other text. Most texts need no more. */
    private static int decimals(String text) {
        int length = text.length();
        int from = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int point = -1;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > from) {
                point = i;
            } else if (c < '0' || c > '9') {
                return -1;
            }
        }
        int whole = (point < 0 ? length : point) - from;
        int decimals = point < 0 ? 0 : length - point - 1;
        boolean zero = whole > 0 && text.charAt(from) == '0';
        boolean named = whole == 0 || whole + decimals > EXACT || zero && whole > 1 || point >= 0 && decimals == 0;
        return named || decimals == 3 && whole <= 3 && !zero ? -1 : decimals;
    }

    private @Nullable DecimalSign find() {
        DecimalSign needed = evidence.isMixed() || !commas ? null : evidence.needed();
        boolean said = commas || asked == DecimalSign.COMMA && openPoints;
        DecimalSign sign = asked == null ? needed : said ? asked : null;
        return sign != null && isNumeric(sign) ? sign : null;
    }

    private boolean isNumeric(DecimalSign sign) {
        return (all - numbers[sign.ordinal()]) * TOLERANCE <= all;
    }

    /** Null where the text is no number with this sign; a currency is part of a text. */
    private @Nullable String plain(String text, DecimalSign sign) {
        if (text.length() > LONGEST || Character.isLetter(text.charAt(0))) {
            return null;
        }
        char[] c = text.toCharArray();
        double number = written.read(c, 0, c.length, sign);
        if (Double.isNaN(number) || written.currency() != null) {
            return null;
        }
        String plain = written.plain();
        return ColumnValues.isNumber(plain) ? plain : null;
    }

    private static double number(@Nullable String plain) {
        return plain == null ? Double.NaN : Double.parseDouble(plain);
    }
}
