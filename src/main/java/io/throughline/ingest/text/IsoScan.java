package io.throughline.ingest.text;

import java.time.Month;
import java.time.Year;

/** Scans the ISO-8601 forms {@code yyyy-MM-dd[T ]HH:mm[:ss[.fraction]][Z|±hh[:mm]|±hhmm]} and {@code yyyy-MM-dd}; reused from cell to cell. */
final class IsoScan {
    private char[] c = new char[0];
    private int to;
    private int position;
    private long localSeconds;
    private int micros;
    private boolean dayOnly;
    private boolean hasOffset;
    private int offsetSeconds;
    private boolean leap;

    /** Reads a time; false where the text is none, and the parts mean nothing then. */
    boolean read(char[] chars, int from, int end) {
        c = chars;
        position = from;
        to = end;
        micros = 0;
        dayOnly = false;
        hasOffset = false;
        offsetSeconds = 0;
        leap = false;
        return scan();
    }

    long localSeconds() {
        return localSeconds;
    }

    int micros() {
        return micros;
    }

    boolean dayOnly() {
        return dayOnly;
    }

    boolean hasOffset() {
        return hasOffset;
    }

    int offsetSeconds() {
        return offsetSeconds;
    }

    /** Whether the clock shows the second 60. */
    boolean leap() {
        return leap;
    }

    static boolean digits(char[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            if (c[i] < '0' || c[i] > '9') {
                return false;
            }
        }
        return to > from;
    }

    static boolean validDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= Month.of(month).length(Year.isLeap(year));
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar; years are counted from March. */
    static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private boolean scan() {
        int year = number(4);
        boolean date = year >= 0 && take('-');
        int month = date ? number(2) : -1;
        date = date && take('-');
        int day = date ? number(2) : -1;
        if (!date || !validDay(year, month, day)) {
            return false;
        }
        localSeconds = epochDay(year, month, day) * 86_400;
        if (position == to) {
            dayOnly = true;
            return true;
        }
        return (take('T') || take('t') || take(' ')) && scanClock() && scanOffset() && position == to;
    }

    private boolean scanClock() {
        int hour = number(2);
        if (hour < 0 || !take(':')) {
            return false;
        }
        int minute = number(2);
        boolean seconds = take(':');
        int second = seconds ? number(2) : 0;
        int ofDay = DayClock.seconds(hour, minute, second);
        if (ofDay < 0) {
            return false;
        }
        localSeconds += ofDay;
        leap = second == DayClock.LEAP;
        return !seconds || !(take('.') || take(',')) || scanFraction() && (micros == 0 || !DayClock.atEnd(ofDay, leap));
    }

    private boolean scanFraction() {
        int start = position;
        int unit = 100_000;
        while (position < to && c[position] >= '0' && c[position] <= '9') {
            micros += (c[position++] - '0') * unit;
            unit /= 10;
        }
        return position > start;
    }

    private boolean scanOffset() {
        if (position == to) {
            return true;
        }
        hasOffset = true;
        take(' ');
        if (take('Z') || take('z')) {
            return true;
        }
        if (to - position == 3 && c[position] == 'U' && c[position + 1] == 'T' && c[position + 2] == 'C') {
            position = to;
            return true;
        }
        int sign = take('+') ? 1 : take('-') || take('\u2212') ? -1 : 0;
        int hours = sign == 0 ? -1 : number(2);
        if (hours < 0 || hours > 18) {
            return false;
        }
        boolean colon = take(':');
        int minutes = position < to || colon ? number(2) : 0;
        offsetSeconds = sign * (hours * 3_600 + minutes * 60);
        return minutes >= 0 && minutes <= 59;
    }

    private boolean take(char wanted) {
        if (position < to && c[position] == wanted) {
            position++;
            return true;
        }
        return false;
    }

    /** A number of exactly this many digits, −1 where they are not there. */
    private int number(int digits) {
        if (to - position < digits) {
            return -1;
        }
        int number = 0;
        for (int end = position + digits; position < end; position++) {
            int digit = c[position] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
