package io.throughline.ingest.text;

import java.util.Locale;

/** A time of day with AM or PM and a zone where they are there, as people and programs write it. */
final class WrittenClock {
    /** Names of zones that only one of them has, in lower case, and how many hours they are east of Greenwich. */
    private static final String[] ZONES = {
        "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "wet", "west", "cet", "cest", "mez", "mesz", "eet",
        "eest"
    };

    private static final int[] EAST = {-5, -4, -6, -5, -7, -6, -8, -7, 0, 1, 1, 2, 1, 2, 2, 3};

    private long micros;
    private boolean hasOffset;
    private int offsetSeconds;
    private boolean leap;
    private int zone;

    /** Microseconds since midnight. */
    long micros() {
        return micros;
    }

    boolean hasOffset() {
        return hasOffset;
    }

    int offsetSeconds() {
        return offsetSeconds;
    }

    void clear() {
        micros = 0;
        hasOffset = false;
        offsetSeconds = 0;
        leap = false;
        zone = -1;
    }

    /** Whether the clock shows the second 60. */
    boolean leap() {
        return leap;
    }

    /** Which zone is named by letters that stand for an offset; −1 where none is. */
    int zone() {
        return zone;
    }

    /** The name of such a zone with its offset. */
    static String zoneName(int zone) {
        return String.format(Locale.ROOT, "%s (UTC%+d)", ZONES[zone].toUpperCase(Locale.ROOT), EAST[zone]);
    }

    /** Reads a time of day; false where there is none. */
    boolean read(CharCursor text) {
        clear();
        int digits = text.digits();
        if (digits == 6) {
            return set(text.number(2), text.number(2), text.number(2)) && readFraction(text);
        }
        int hour = text.small();
        if (hour < 0) {
            return false;
        }
        char sign = text.take(':') ? ':' : text.take('.') ? '.' : text.take('h') ? 'h' : 0;
        boolean minutes = sign != 0;
        int minute = !minutes ? 0 : text.digits() == 2 ? text.number(2) : -1;
        boolean seconds = minutes && text.take(sign);
        int second = !seconds ? 0 : text.digits() == 2 ? text.number(2) : -1;
        if (!set(hour, minute, second) || seconds && !readFraction(text)) {
            return false;
        }
        return readHalf(text, hour) || minutes;
    }

    private boolean set(int hour, int minute, int second) {
        int ofDay = DayClock.seconds(hour, minute, second);
        micros = ofDay * 1_000_000L;
        leap = second == DayClock.LEAP;
        return ofDay >= 0;
    }

    private boolean readFraction(CharCursor text) {
        if (!text.take('.') && !text.take(',')) {
            return true;
        }
        long whole = micros;
        int digits = text.digits();
        for (int i = 0, unit = 100_000; i < digits; i++, unit /= 10) {
            micros += text.number(1) * (long) unit;
        }
        return digits > 0 && (micros == whole || !DayClock.atEnd(whole / 1_000_000, leap));
    }

    /** AM or PM; false where there is none, and nothing is taken then. An hour above 12 with them is left to fail at its end. */
    private boolean readHalf(CharCursor text, int hour) {
        int place = text.place();
        text.skipBlanks();
        boolean morning = text.takeWord("am") || takeDotted(text, 'a');
        boolean evening = !morning && (text.takeWord("pm") || takeDotted(text, 'p'));
        if (!morning && !evening || hour > 12 || evening && hour == 0) {
            text.back(place);
            return false;
        }
        long noon = 43_200_000_000L;
        micros += morning && hour == 12 ? -noon : evening && hour < 12 ? noon : 0;
        return true;
    }

    private static boolean takeDotted(CharCursor text, char half) {
        int place = text.place();
        boolean letter = text.take(half) || text.take(Character.toUpperCase(half));
        if (letter && text.take('.') && (text.take('m') || text.take('M')) && text.take('.')) {
            return true;
        }
        text.back(place);
        return false;
    }

    /** Reads a zone where there is one; false where what stands there is none. */
    boolean readZone(CharCursor text) {
        text.skipBlanks();
        if (text.takeWord("uhr") || text.takeWord("h")) {
            text.skipBlanks();
        }
        if (text.end() || text.digits() > 0) {
            return true;
        }
        for (int i = 0; i < ZONES.length; i++) {
            if (text.takeWord(ZONES[i])) {
                hasOffset = true;
                offsetSeconds = EAST[i] * 3_600;
                zone = i;
                return true;
            }
        }
        boolean named = text.takeWord("z") || text.takeWord("utc") || text.takeWord("gmt") || text.takeWord("ut");
        boolean signed = text.peek() == '+' || text.peek() == '-' || text.peek() == '\u2212';
        hasOffset = named || signed;
        if (signed && !readOffset(text)) {
            return false;
        }
        skipRemark(text);
        return hasOffset;
    }

    private boolean readOffset(CharCursor text) {
        int sign = text.take('+') ? 1 : -1;
        if (sign < 0) {
            text.back(text.place() + 1);
        }
        int digits = text.digits();
        int hours = digits == 2 || digits == 4 ? text.number(2) : -1;
        int minutes = digits == 4 || digits == 2 && text.take(':') ? (text.digits() == 2 ? text.number(2) : -1) : 0;
        offsetSeconds = sign * (hours * 3_600 + minutes * 60);
        return hours >= 0 && hours <= 18 && minutes >= 0 && minutes <= 59;
    }

    /** The name of the zone in brackets, beside its offset. */
    private static void skipRemark(CharCursor text) {
        int place = text.place();
        text.skipBlanks();
        char close = text.take('(') ? ')' : text.take('[') ? ']' : 0;
        while (close != 0 && !text.end() && !text.take(close)) {
            text.back(text.place() + 1);
        }
        if (close == 0) {
            text.back(place);
        }
    }
}
