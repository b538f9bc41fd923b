package io.throughline.journey;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    public static ZoneId zone(String argument, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new InvalidArgument(argument, text, "a time zone such as UTC, +02:00 or Europe/Berlin");
        }
    }
}
