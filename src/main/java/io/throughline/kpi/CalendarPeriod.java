package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/** Units of the calendar in UTC; weeks begin on Monday. */
public enum CalendarPeriod {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER;

    private static final int MAX_PERIODS = 5_000;

    /**
     * Where neighbouring periods begin, microseconds UTC, from that of {@code first} to the one after that of {@code last}.
     * Refuses more than 5,000.
     */
    long[] begins(long first, long last) {
        LocalDateTime begin = begin(Times.dateTime(first));
        long[] begins = new long[16];
        int size = 0;
        while (true) {
            if (size > MAX_PERIODS) {
                throw new InvalidArgument(
                        "formula.remainingValue.unit", this, "a longer unit: the data hold more than 5,000 of these");
            }
            if (size == begins.length) {
                begins = Arrays.copyOf(begins, size * 2);
            }
            begins[size++] = Times.micros(begin.toInstant(ZoneOffset.UTC));
            if (begins[size - 1] > last) {
                return Arrays.copyOf(begins, size);
            }
            begin = next(begin);
        }
    }

    private LocalDateTime begin(LocalDateTime time) {
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
        };
    }

    private LocalDateTime next(LocalDateTime begin) {
        return switch (this) {
            case HOUR -> begin.plusHours(1);
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
            case QUARTER -> begin.plusMonths(3);
        };
    }
}
