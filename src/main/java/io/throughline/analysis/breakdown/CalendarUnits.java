package io.throughline.analysis.breakdown;

import io.throughline.analysis.summary.Instants;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Years;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Neighbouring units of the local calendar that cover a span of time, each from its beginning to the next one's. */
public final class CalendarUnits {
    /** Most units that are shown. */
    static final int MAX_UNITS = 20_000;

    private final List<ZonedDateTime> begins;
    private final long[] micros;
    private final TrendPoint.Unit kind;
    private int last;

    private CalendarUnits(List<ZonedDateTime> begins, TrendPoint.Unit kind) {
        this.begins = begins;
        this.kind = kind;
        this.micros = begins.stream()
                .mapToLong(begin -> Instants.micros(begin.toInstant()))
                .toArray();
    }

    /** Those in which journeys begin, and between; empty where none has a time. */
    public static Optional<CalendarUnits> ofBeginnings(JourneySet set, TrendPoint.Unit unit, ZoneId zone) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        LongStream.Builder others = LongStream.builder();
        boolean any = false;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                if (block.countsSteps(j)) {
                    continue;
                }
                any = true;
                if (!Years.hold(block.start(j))) {
                    others.add(block.start(j));
                } else {
                    first = Math.min(first, block.start(j));
                    last = Math.max(last, block.start(j));
                }
            }
        }
        if (!any) {
            return Optional.empty();
        }
        return Optional.of(covering(first, last, unit, zone, others.build()));
    }

    /** From the unit of {@code first} to that of {@code last}, both microseconds UTC, and the unit of each of some other times. */
    public static CalendarUnits covering(long first, long last, TrendPoint.Unit unit, ZoneId zone, LongStream others) {
        TreeSet<ZonedDateTime> begins = new TreeSet<>();
        others.forEach(time -> {
            begins.add(begin(Instants.instant(time).atZone(zone), unit));
            requireFew(begins, unit);
        });
        return first > last
                ? new CalendarUnits(List.copyOf(begins), unit)
                : covering(
                        begin(Instants.instant(first).atZone(zone), unit),
                        Instants.instant(last).atZone(zone),
                        unit,
                        begins);
    }

    private static CalendarUnits covering(
            ZonedDateTime begin, ZonedDateTime end, TrendPoint.Unit unit, TreeSet<ZonedDateTime> begins) {
        for (ZonedDateTime at = begin; !at.isAfter(end); at = next(at, unit)) {
            begins.add(at);
            requireFew(begins, unit);
        }
        return new CalendarUnits(List.copyOf(begins), unit);
    }

    private static void requireFew(Collection<ZonedDateTime> begins, TrendPoint.Unit unit) {
        if (begins.size() > MAX_UNITS) {
            throw new InvalidArgument(
                    "unit", unit, "a longer unit or a shorter period, so that there are at most 20,000 points");
        }
    }

    private static ZonedDateTime begin(ZonedDateTime time, TrendPoint.Unit unit) {
        LocalDate day = time.toLocalDate();
        return switch (unit) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay(time.getZone());
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(time.getZone());
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(time.getZone());
            case QUARTER ->
                day.with(day.getMonth().firstMonthOfQuarter()).withDayOfMonth(1).atStartOfDay(time.getZone());
        };
    }

    private static ZonedDateTime next(ZonedDateTime begin, TrendPoint.Unit unit) {
        LocalDate day = begin.toLocalDate();
        return switch (unit) {
            case HOUR -> nextHour(begin);
            case DAY -> day.plusDays(1).atStartOfDay(begin.getZone());
            case WEEK -> day.plusWeeks(1).atStartOfDay(begin.getZone());
            case MONTH -> day.plusMonths(1).atStartOfDay(begin.getZone());
            case QUARTER -> day.plusMonths(3).atStartOfDay(begin.getZone());
        };
    }

    /** Where clocks change by half an hour, the hour after may begin at the same local hour again. */
    private static ZonedDateTime nextHour(ZonedDateTime begin) {
        ZonedDateTime later = begin.plusHours(1);
        ZonedDateTime full = later.truncatedTo(ChronoUnit.HOURS);
        return full.isAfter(begin) ? full : later;
    }

    public int size() {
        return micros.length;
    }

    public ZonedDateTime begin(int unit) {
        return begins.get(unit);
    }

    /** Where the unit of the calendar before begins. */
    public ZonedDateTime before(int unit) {
        return begin(begins.get(unit).minusNanos(1), kind);
    }

    /** Where the next unit of the calendar begins. */
    public ZonedDateTime end(int unit) {
        return next(begins.get(unit), kind);
    }

    /** The unit in which a time lies; quick for times near the one before. */
    public int find(long time) {
        boolean same = micros[last] <= time && (last + 1 == micros.length || time < micros[last + 1]);
        if (!same) {
            int place = Arrays.binarySearch(micros, time);
            last = place >= 0 ? place : -place - 2;
        }
        return last;
    }
}
