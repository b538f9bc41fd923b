package io.throughline.ingest.text;

/** A time of day with AM or PM and a zone where they are there, as people and programs write it. */
final class WrittenClock {
    private long micros;
    private boolean hasOffset;
    private int offsetSeconds;

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
        boolean minutes = text.take(':');
        int minute = !minutes ? 0 : text.digits() == 2 ? text.number(2) : -1;
        int second = 0;
        if (minutes && text.take(':')) {
            second = text.digits() == 2 ? text.number(2) : -1;
        }
        if (!set(hour, minute, second) || minutes && !readFraction(text)) {
            return false;
        }
        return readHalf(text, hour) || minutes;
    }

    private boolean set(int hour, int minute, int second) {
        micros = (hour * 3_600L + minute * 60L + second) * 1_000_000;
        return hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
    }

    private boolean readFraction(CharCursor text) {
        if (!text.take('.') && !text.take(',')) {
            return true;
        }
        int digits = text.digits();
        for (int i = 0, unit = 100_000; i < digits; i++, unit /= 10) {
            micros += text.number(1) * (long) unit;
        }
        return digits > 0;
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
        if (text.end() || text.digits() > 0) {
            return true;
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
