package io.throughline.ingest.text;

/** Day numbers of spreadsheets: whole days since 1899-12-30, with the time of day as fraction. */
final class SerialDay {
    private static final long EPOCH = 25_569;
    private static final long DAY_MILLIS = 86_400_000L;
    /** The first number on which all spreadsheets agree: 1 March 1900. */
    private static final long FIRST = 61;

    private static final long END = 109_940;

    private SerialDay() {}

    /** Whether a number may be taken for a day without being told: 1954 to 2199. */
    static boolean likely(long number) {
        return number >= 20_000 && number < 109_575;
    }

    static boolean fits(long number) {
        return number >= FIRST && number < END;
    }

    /** Milliseconds since 1970 as the number says. */
    static long localMillis(TimeNumber number) {
        return (number.whole() - EPOCH) * DAY_MILLIS + millisOfDay(number);
    }

    /** The time of day that its fraction says, to the whole second where its decimals leave that open. */
    static long millisOfDay(TimeNumber number) {
        double millis = number.nanos() / 1e9 * DAY_MILLIS;
        double second = Math.rint(millis / 1_000) * 1_000;
        double open = 0.5 * DAY_MILLIS / Math.pow(10, number.decimals());
        return Math.round(Math.abs(second - millis) <= open ? second : millis);
    }
}
