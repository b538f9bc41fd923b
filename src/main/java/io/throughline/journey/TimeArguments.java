package io.throughline.journey;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times and lengths of time from the text of an argument, naming the argument where that fails. */
public final class TimeArguments {
    private static final Pattern WEEKS = Pattern.compile("[Pp](\\d{1,6})[Ww]");
    private static final String DURATIONS =
            "an ISO-8601 length of weeks, days, hours, minutes and seconds such as PT30M or"
                    + " P30D; write months and years as days, their length varies";
    private static final String MOMENTS =
            "an ISO-8601 time with its offset such as 2026-03-01T09:30:00Z, years 0001 to 9999";

    private static final String USUAL = "0000-00-00T00:00:00.";

    private TimeArguments() {}

    public static @Nullable Duration duration(String argument, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            return Duration.ofDays(7L * Integer.parseInt(weeks.group(1)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidArgument(argument, text, DURATIONS);
        }
    }

    public static @Nullable Instant moment(String argument, @Nullable String text) {
        return text == null ? null : requiredMoment(argument, text);
    }

    public static Instant requiredMoment(String argument, String text) {
        Instant usual = usualMoment(text);
        if (usual != null) {
            return usual;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeParseException e) {
            // told below, with what is allowed
        }
        throw new InvalidArgument(argument, text, MOMENTS);
    }

    /** Of 2026-03-01T09:30:00Z with or without a part of a second, as programs write it; null for any other form, which a parser reads at ten times the price. */
    private static @Nullable Instant usualMoment(String text) {
        int end = text.length() - 1;
        if (end < 19 || end > 29 || end == 20 || text.charAt(end) != 'Z') {
            return null;
        }
        for (int i = 0; i < end; i++) {
            char sign = i < USUAL.length() ? USUAL.charAt(i) : '0';
            char c = text.charAt(i);
            if (sign == '0' ? c < '0' || c > '9' : c != sign) {
                return null;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean real = year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        if (!real || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        int nanos = end == 19 ? 0 : number(text, 20, end);
        for (int digits = Math.max(0, end - 20); digits < 9; digits++) {
            nanos *= 10;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nanos);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    public static ZoneId zone(String argument, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new InvalidArgument(argument, text, "a time zone such as UTC, +02:00 or Europe/Berlin");
        }
    }
}
