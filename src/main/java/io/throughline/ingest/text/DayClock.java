package io.throughline.ingest.text;

/** The clock of a day: 24:00 is the midnight at its end, and second 60, which leap seconds have, is the next minute's first. */
final class DayClock {
    /** The second that only leap seconds have. */
    static final int LEAP = 60;

    private static final int END = 24;

    private DayClock() {}

    /** Seconds since midnight; −1 where no clock shows this. */
    static int seconds(int hour, int minute, int second) {
        boolean shown = hour >= 0 && minute >= 0 && minute <= 59 && second >= 0 && second <= LEAP;
        boolean end = hour == END && minute == 0 && second == 0;
        return shown && (hour < END || end) ? (hour * 60 + minute) * 60 + second : -1;
    }

    /** Whether nothing of the day can follow. */
    static boolean atEnd(long seconds, boolean leap) {
        return !leap && seconds == END * 3_600L;
    }
}
