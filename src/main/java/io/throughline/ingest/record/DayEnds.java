package io.throughline.ingest.record;

import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Times;
import io.throughline.journey.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** A time column of feedback. A day without a time stands for its last second, so that what the customer did on it lies before. */
final class DayEnds {
    private static final long SECOND = 1_000_000;
    /** Clocks of all zones begin a day at such a moment. */
    private static final long QUARTER = 900 * SECOND;

    private final Times times;
    private final ZoneId zone;
    private long at;
    private long read;
    private long days;
    private long midnights;

    DayEnds(Times times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** False where the cell is no time; {@link Times#fault} says why. */
    boolean read(Row row, int column) {
        if (!times.read(row.chars, row.from(column), row.to(column))) {
            return false;
        }
        at = times.at();
        if (times.clock() == Clock.TIME) {
            read++;
            if (times.dayOnly()) {
                days++;
                at = local().plusDays(1).toEpochSecond() * SECOND - SECOND;
            } else if (at % QUARTER == 0 && local().toLocalTime().equals(LocalTime.MIDNIGHT)) {
                midnights++;
            }
        }
        return true;
    }

    long at() {
        return at;
    }

    private ZonedDateTime local() {
        return Instant.ofEpochSecond(Math.floorDiv(at, SECOND)).atZone(zone);
    }

    /** @param role of the column */
    void tell(List<String> notes, FeedbackRole role) {
        if (days > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d cells of %s are days without a time; each stands for the end of its day, so items are joined to what was done on it too.",
                    days,
                    role.option()));
        }
        if (read > 1 && midnights == read) {
            notes.add(String.format(
                    Locale.ROOT,
                    "All %,d times of %s are at 00:00:00, so items are not joined to what was done later on that day. If they stand for days, write the days alone.",
                    read,
                    role.option()));
        }
    }
}
