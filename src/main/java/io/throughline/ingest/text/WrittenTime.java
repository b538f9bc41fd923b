package io.throughline.ingest.text;

/** Reads times in forms other than ISO-8601 and numbers: a {@link WrittenDate}, and a {@link WrittenClock} where there is one. */
final class WrittenTime {
    private final CharCursor text = new CharCursor();
    private final WrittenClock clock = new WrittenClock();
    private final WrittenDate date = new WrittenDate();
    private boolean clocked;

    /** Reads a time; false where the text is none. */
    boolean read(char[] c, int from, int to) {
        text.begin(c, from, to);
        clock.clear();
        if (!date.read(text)) {
            return false;
        }
        clocked = !text.end();
        if (!clocked) {
            return !date.yearComes();
        }
        if (!skipJoint() || !clock.read(text) || !clock.readZone(text)) {
            return false;
        }
        text.skipBlanks();
        return (!date.yearComes() || date.readLateYear(text)) && text.end();
    }

    /** Whether there is a time of the day. */
    boolean hasClock() {
        return clocked;
    }

    WrittenDate date() {
        return date;
    }

    /** Microseconds since 1970 as the text says, before its offset is taken off. @param order of day and month where it is open */
    long localMicros(DayOrder order) {
        return date.epochDay(order) * 86_400_000_000L + clock.micros();
    }

    boolean hasOffset() {
        return clock.hasOffset();
    }

    int offsetSeconds() {
        return clock.offsetSeconds();
    }

    boolean leap() {
        return clock.leap();
    }

    /** Which zone is named by letters that stand for an offset; −1 where none is. */
    int zone() {
        return clock.zone();
    }

    /** What stands between date and clock: blanks, a comma, a T, the colon of web server logs, or a hyphen before a clock with dots. */
    private boolean skipJoint() {
        if (date.yearComes()) {
            return true;
        }
        int place = text.place();
        if (date.kind() == WrittenDate.Kind.YEAR_FIRST && text.take('-')) {
            return text.dotted();
        }
        if (!text.take('T') && !text.take('t') && !text.take(':') && !text.take('_')) {
            text.take(',');
            text.skipBlanks();
        }
        return text.place() > place;
    }
}
