package io.throughline.ingest.text;

import io.throughline.journey.Nothing;
import java.time.LocalTime;

/**
 * A date and the time of day of another column as one text; reused from row to row. Either may be a number of a spreadsheet: a count of
 * days, a fraction of a day.
 */
public final class TimePair {
    private static final String MIDNIGHT = "00:00:00";
    /** One day in units small enough for every millisecond. */
    private static final long PARTS = 100_000_000_000L;

    /** Characters that are added at most. */
    private static final int PART = 32;

    private static final long DAY = 86_400_000_000L;

    /** Of a day: a fraction that is nearly one is still of the day beside it. */
    private static final long LAST_MILLISECOND = 86_399_999;

    private final TimeNumber number = new TimeNumber();
    private final WrittenClock clock = new WrittenClock();
    private final CharCursor cursor = new CharCursor();
    private char[] chars = new char[64];
    private int length;
    private boolean alone;

    public void join(char[] c, int from, int to, int clockFrom, int clockTo) {
        int end = withoutMidnight(c, from, to);
        int most = end - from + clockTo - clockFrom + PART;
        if (chars.length < most) {
            chars = new char[most];
        }
        length = 0;
        append(c, from, end);
        alone = nothing(c, clockFrom, clockTo);
        if (alone) {
            return;
        }
        long day = serialDay(c, from, end);
        long micros = micros(c, clockFrom, clockTo, day > 0);
        if (micros >= 0) {
            long days = day + micros / DAY;
            append(day > 0 ? days + "." : " ", day > 0 ? 0 : length);
            append(
                    day > 0
                            ? parts(micros % DAY)
                            : LocalTime.ofNanoOfDay(micros * 1_000).toString(),
                    length);
            return;
        }
        boolean digits = end - from == 8
                && clockTo - clockFrom == 6
                && IsoScan.digits(c, from, end)
                && IsoScan.digits(c, clockFrom, clockTo);
        if (!digits) {
            chars[length++] = ' ';
        }
        append(c, clockFrom, clockTo);
    }

    public char[] chars() {
        return chars;
    }

    public int length() {
        return length;
    }

    /** Whether there is no time of day: its cell is empty or holds a word for nothing. */
    boolean alone() {
        return alone;
    }

    /** Whether a time of day is a number such as 10.15, which is a clock with a dot or a count of hours. */
    boolean open(char[] c, int from, int to) {
        return number.read(c, from, to) && number.decimals() > 0 && number.whole() > 0 && number.whole() < 24;
    }

    /** The day that a number counts; 0 where the text is none. */
    private long serialDay(char[] c, int from, int to) {
        boolean serial = number.read(c, from, to) && number.nanos() == 0 && SerialDay.likely(number.whole());
        return serial ? number.whole() : 0;
    }

    /** Microseconds since midnight that a fraction of a day says, or beside a day of a spreadsheet any clock; −1 where neither does. */
    private long micros(char[] c, int from, int to, boolean serial) {
        if (number.read(c, from, to) && number.whole() == 0 && number.digits() <= 1) {
            return Math.min(SerialDay.millisOfDay(number), LAST_MILLISECOND) * 1_000;
        }
        cursor.begin(c, from, to);
        return serial && clock.read(cursor) && cursor.end() ? clock.micros() : -1;
    }

    private static String parts(long micros) {
        return Long.toString(PARTS + Math.round((double) micros / DAY * PARTS)).substring(1);
    }

    private void append(char[] c, int from, int to) {
        System.arraycopy(c, from, chars, length, to - from);
        length += to - from;
    }

    private void append(String text, int at) {
        text.getChars(0, text.length(), chars, at);
        length = at + text.length();
    }

    private static boolean nothing(char[] c, int from, int to) {
        boolean digit = from < to && c[from] >= '0' && c[from] <= '9';
        return !digit && to - from <= 9 && Nothing.is(new String(c, from, to - from));
    }

    /** Databases write days as their midnight. */
    private static int withoutMidnight(char[] c, int from, int to) {
        int start = to - MIDNIGHT.length();
        if (start - 1 <= from || c[start - 1] != ' ' && c[start - 1] != 'T') {
            return to;
        }
        for (int i = 0; i < MIDNIGHT.length(); i++) {
            if (c[start + i] != MIDNIGHT.charAt(i)) {
                return to;
            }
        }
        return start - 1;
    }
}
