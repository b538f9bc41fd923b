package io.throughline.ingest.text;

/** A date and the time of day of another column as one text; reused from row to row. */
public final class TimePair {
    private static final String MIDNIGHT = "00:00:00";

    private char[] chars = new char[64];
    private int length;

    public void join(char[] c, int from, int to, int clockFrom, int clockTo) {
        int end = withoutMidnight(c, from, to);
        int day = end - from;
        int clock = clockTo - clockFrom;
        if (chars.length < day + clock + 1) {
            chars = new char[day + clock + 1];
        }
        System.arraycopy(c, from, chars, 0, day);
        length = day;
        boolean digits =
                day == 8 && clock == 6 && IsoScan.digits(c, from, end) && IsoScan.digits(c, clockFrom, clockTo);
        if (!digits && clock > 0) {
            chars[length++] = ' ';
        }
        System.arraycopy(c, clockFrom, chars, length, clock);
        length += clock;
    }

    public char[] chars() {
        return chars;
    }

    public int length() {
        return length;
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
