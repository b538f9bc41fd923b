package io.throughline.ingest;

import io.throughline.journey.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one time column, cell by cell, without allocating.
 *
 * <p>Units: microseconds UTC, or step numbers.
 */
final class Times {
    /** How a cell was read. */
    enum Form {
        OFFSET("ISO-8601 with offset"),
        LOCAL("ISO-8601 without offset"),
        DAY("dates"),
        COMPACT_DAY("dates yyyymmdd"),
        STEP("step numbers"),
        SECONDS("seconds since 1970"),
        MILLIS("milliseconds since 1970"),
        MICROS("microseconds since 1970");

        private final String text;

        Form(String text) {
            this.text = text;
        }
    }

    /** A column first taken for dates yyyymmdd holds other values too. */
    static final class ReadingChanged extends RuntimeException {
        ReadingChanged() {
            super("the time column holds numbers, not dates", null, false, false);
        }
    }

    private static final long LAST = 253_402_300_799_999_999L;
    private static final long DAY_SECONDS = 86_400;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final boolean datesAllowed;
    private final int @Nullable [] fixedOffset;
    private final IsoScan scan = new IsoScan();
    private final long[] counts = new long[Form.values().length];
    private boolean decided;
    private boolean dates;
    private long at;
    private Form form = Form.STEP;
    private String fault = "";
    private long cachedDay = Long.MIN_VALUE;
    private int cachedOffset;

    /** @param datesAllowed whether a column of yyyymmdd values may be read as dates */
    Times(ZoneId zone, boolean datesAllowed) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.datesAllowed = datesAllowed;
        this.fixedOffset = rules.isFixedOffset()
                ? new int[] {rules.getOffset(Instant.EPOCH).getTotalSeconds()}
                : null;
    }

    /** Reads a cell; false where it is no time, and {@link #fault} says why. */
    boolean read(char[] c, int from, int to) {
        boolean readable = IsoScan.digits(c, from, to) ? readNumber(c, from, to) : readIso(c, from, to);
        if (readable) {
            counts[form.ordinal()]++;
        }
        return readable;
    }

    long at() {
        return at;
    }

    Clock clock() {
        return form == Form.STEP ? Clock.STEP : Clock.TIME;
    }

    String fault() {
        return fault;
    }

    /** What was met, for the report. */
    String reading() {
        List<String> met = new ArrayList<>();
        for (Form each : Form.values()) {
            if (counts[each.ordinal()] > 0) {
                String where =
                        each == Form.LOCAL || each == Form.DAY || each == Form.COMPACT_DAY ? ", in " + zoneName() : "";
                met.add(String.format(Locale.ROOT, "%,d %s%s", counts[each.ordinal()], each.text, where));
            }
        }
        return met.isEmpty() ? "no readable time" : String.join("; ", met);
    }

    private String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** True where the column holds both times and step numbers. */
    boolean mixed() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        long steps = counts[Form.STEP.ordinal()];
        return steps > 0 && steps < all;
    }

    private boolean readNumber(char[] c, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (c[i] - '0');
            if (number > LAST) {
                fault = "time after the year 9999 (nanoseconds must be divided by 1,000)";
                return false;
            }
        }
        if (to - from == 8 && maybeDate(number)) {
            return true;
        }
        decideNumbers();
        if (number < 100_000_000L) {
            form = Form.STEP;
            at = number;
        } else if (number < 100_000_000_000L) {
            form = Form.SECONDS;
            at = number * 1_000_000;
        } else if (number < 100_000_000_000_000L) {
            form = Form.MILLIS;
            at = number * 1_000;
        } else {
            form = Form.MICROS;
            at = number;
        }
        return true;
    }

    private boolean maybeDate(long number) {
        int year = (int) (number / 10_000);
        int month = (int) (number / 100 % 100);
        int day = (int) (number % 100);
        if ((decided && !dates) || !datesAllowed || year < 1900 || year > 2099 || !IsoScan.validDay(year, month, day)) {
            return false;
        }
        decided = true;
        dates = true;
        form = Form.COMPACT_DAY;
        at = toUtc(IsoScan.epochDay(year, month, day) * DAY_SECONDS) * 1_000_000;
        return true;
    }

    private void decideNumbers() {
        if (dates) {
            throw new ReadingChanged();
        }
        decided = true;
    }

    private boolean readIso(char[] c, int from, int to) {
        if (!scan.read(c, from, to)) {
            boolean negative = to - from > 1 && c[from] == '-' && IsoScan.digits(c, from + 1, to);
            fault = negative ? "negative time" : "unreadable time";
            return false;
        }
        decideNumbers();
        form = scan.hasOffset() ? Form.OFFSET : scan.dayOnly() ? Form.DAY : Form.LOCAL;
        long local = scan.localSeconds();
        long seconds = scan.hasOffset() ? local - scan.offsetSeconds() : toUtc(local);
        at = seconds * 1_000_000 + scan.micros();
        return true;
    }

    private long toUtc(long local) {
        if (fixedOffset != null) {
            return local - fixedOffset[0];
        }
        long day = Math.floorDiv(local, DAY_SECONDS);
        if (day == cachedDay) {
            return local - cachedOffset;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        int offset = rules.getOffset(time).getTotalSeconds();
        if (steady(day, offset)) {
            cachedDay = day;
            cachedOffset = offset;
        }
        return local - offset;
    }

    /** No change of offset from a day before to a day after this day. */
    private boolean steady(long day, int offset) {
        Instant start = Instant.ofEpochSecond((day - 1) * DAY_SECONDS - offset);
        ZoneOffsetTransition next = rules.nextTransition(start);
        return next == null || next.toEpochSecond() > (day + 2) * DAY_SECONDS - offset;
    }
}
