package io.throughline.ingest.text;

/** A date as people and programs write it, other than ISO-8601; the order of day and month may stay open. */
final class WrittenDate {
    /** Two-digit years from here on are of the last century. */
    private static final int PIVOT = 69;

    /** How a date is written. */
    enum Kind {
        YEAR_FIRST,
        NAMED,
        COMPACT,
        ORDERED
    }

    private Kind kind = Kind.ORDERED;
    private char parting;
    private int first;
    private int second;
    private int third;
    private boolean shortYear;
    private boolean yearComes;

    /** Reads a date and stands behind it; false where there is none. */
    boolean read(CharCursor text) {
        shortYear = false;
        yearComes = false;
        int month = DateNames.takeMonth(text);
        if (month == 0 && DateNames.takeWeekday(text)) {
            text.take('.');
            text.take(',');
            text.skipBlanks();
            month = DateNames.takeMonth(text);
        }
        if (month > 0) {
            return readAfterMonth(text, month);
        }
        return switch (text.digits()) {
            case 1, 2 -> readFromDay(text);
            case 4 -> readFromYear(text);
            case 8 -> readCompact(text);
            default -> false;
        };
    }

    Kind kind() {
        return kind;
    }

    /** The sign between day and month where their order is open. */
    char parting() {
        return parting;
    }

    /** The year stands at the end of the text, behind the clock. */
    boolean yearComes() {
        return yearComes;
    }

    boolean readLateYear(CharCursor text) {
        return text.digits() == 4 && set(text.number(4), first, second);
    }

    /** The orders in which this is a day, as bits of {@link DayOrder}. */
    int orders() {
        int orders = 0;
        for (DayOrder order : DayOrder.values()) {
            orders |= epochDay(order) == Long.MIN_VALUE ? 0 : order.bit();
        }
        return orders;
    }

    /** Days since 1970; the order matters only where it is open. {@link Long#MIN_VALUE} where there is no such day. */
    long epochDay(DayOrder order) {
        if (kind != Kind.ORDERED) {
            return day(first, second, third);
        }
        return switch (order) {
            case DAY_FIRST -> day(year(third), second, first);
            case MONTH_FIRST -> day(year(third), first, second);
            case YEAR_FIRST -> shortYear ? day(year(first), second, third) : Long.MIN_VALUE;
        };
    }

    private int year(int written) {
        return !shortYear ? written : written < PIVOT ? 2000 + written : 1900 + written;
    }

    private static long day(int year, int month, int day) {
        return IsoScan.validDay(year, month, day) ? IsoScan.epochDay(year, month, day) : Long.MIN_VALUE;
    }

    private boolean set(int year, int month, int day) {
        first = year;
        second = month;
        third = day;
        return IsoScan.validDay(year, month, day);
    }

    /** {@code Oct 10, 2000}, or {@code Oct 10 13:55:36 2000} with the year at the end. */
    private boolean readAfterMonth(CharCursor text, int month) {
        kind = Kind.NAMED;
        text.take('.');
        text.skipBlanks();
        int day = text.small();
        DateNames.skipOrdinal(text);
        boolean comma = text.take(',');
        text.skipBlanks();
        if (day < 1) {
            return false;
        }
        if (text.digits() == 4) {
            return set(text.number(4), month, day);
        }
        first = month;
        second = day;
        yearComes = !comma;
        return yearComes;
    }

    private boolean readFromYear(CharCursor text) {
        kind = Kind.YEAR_FIRST;
        int year = text.number(4);
        char sign = takeParting(text);
        int named = sign == 0 ? -1 : DateNames.takeMonth(text);
        int month = named == 0 ? text.small() : named;
        return month > 0 && takeParting(text) == sign && set(year, month, text.small());
    }

    private boolean readCompact(CharCursor text) {
        kind = Kind.COMPACT;
        return set(text.number(4), text.number(2), text.number(2));
    }

    private boolean readFromDay(CharCursor text) {
        int a = text.small();
        boolean ordinal = DateNames.skipOrdinal(text);
        char sign = takeParting(text);
        if (sign == 0) {
            return false;
        }
        DateNames.skipOf(text);
        int named = DateNames.takeMonth(text);
        if (named > 0) {
            kind = Kind.NAMED;
            return takeSecondParting(text, sign) && readYear(text) && set(year(third), named, a);
        }
        kind = Kind.ORDERED;
        parting = sign;
        first = a;
        second = text.small();
        return sign != ' ' && !ordinal && second >= 0 && takeParting(text) == sign && readYear(text) && orders() != 0;
    }

    /** The sign after a month's name: that before it, or a blank or comma; a dot of a shortened name stands before it. */
    private static boolean takeSecondParting(CharCursor text, char sign) {
        boolean dot = text.take('.');
        if (text.take(',')) {
            text.skipBlanks();
            return true;
        }
        char second = takeParting(text);
        DateNames.skipOf(text);
        return second == sign || sign == '.' && (second == ' ' || second == 0 && dot);
    }

    private boolean readYear(CharCursor text) {
        int digits = text.digits();
        shortYear = digits == 2;
        third = digits == 2 || digits == 4 ? text.number(digits) : -1;
        return third >= 0;
    }

    /** A sign between parts of a date with the blanks after it; 0 where there is none. */
    private static char takeParting(CharCursor text) {
        char sign = Characters.blank(text.peek()) && !text.end() ? ' ' : text.peek();
        if (sign != '/' && sign != '-' && sign != '.' && sign != ' ') {
            return 0;
        }
        if (sign != ' ') {
            text.take(sign);
        }
        text.skipBlanks();
        return sign;
    }
}
