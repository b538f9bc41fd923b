package io.throughline.ingest.text;

/** Times of digits alone: yyyymmdd, and as many of HH, MM, SS and three digits of milliseconds as are written. */
final class CompactTime {
    private static final long[] PER_DAY = {1, 100, 10_000, 1_000_000, 1_000_000_000L};

    private CompactTime() {}

    /** Whether so many digits are a valid day of 1900 to 2200 (of eight digits: to 2099) with a valid time of day. */
    static boolean fits(long number, int digits) {
        long perDay = looks(number, digits) ? perDay(digits) : 0;
        if (perDay == 0) {
            return false;
        }
        int year = (int) (number / perDay / 10_000);
        long clock = number % perDay;
        return IsoScan.validDay(year, (int) (number / perDay / 100 % 100), (int) (number / perDay % 100))
                && millisOfDay(clock, digits) >= 0;
    }

    /** Whether so many digits are a moment, or are meant as one and are none; eight digits that are no day may count steps. */
    static boolean isMeant(long number, int digits) {
        return digits == 8 ? fits(number, digits) : looks(number, digits);
    }

    /** Whether so many digits begin with such a year, whatever follows. */
    private static boolean looks(long number, int digits) {
        if (digits != 17 && (digits < 8 || digits > 14 || digits % 2 != 0)) {
            return false;
        }
        long year = number / perDay(digits) / 10_000;
        return year >= 1900 && year <= (digits == 8 ? 2099 : 2200);
    }

    /** Milliseconds since 1970 as the digits say, of digits that fit. */
    static long localMillis(long number, int digits) {
        long perDay = perDay(digits);
        long day = number / perDay;
        return IsoScan.epochDay((int) (day / 10_000), (int) (day / 100 % 100), (int) (day % 100)) * 86_400_000L
                + millisOfDay(number % perDay, digits);
    }

    private static long perDay(int digits) {
        return PER_DAY[digits == 17 ? 4 : (digits - 8) / 2];
    }

    private static long millisOfDay(long clock, int digits) {
        long millis = digits == 17 ? clock % 1_000 : 0;
        long parts = digits == 17 ? clock / 1_000 : clock * 1_000_000 / perDay(digits);
        long hour = parts / 10_000;
        long minute = parts / 100 % 100;
        long second = parts % 100;
        int seconds = second >= DayClock.LEAP ? -1 : DayClock.seconds((int) hour, (int) minute, (int) second);
        return seconds < 0 || millis > 0 && DayClock.atEnd(seconds, false) ? -1 : seconds * 1_000L + millis;
    }
}
