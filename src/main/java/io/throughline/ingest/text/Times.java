package io.throughline.ingest.text;

import io.throughline.journey.Clock;
import io.throughline.journey.Years;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one time column, cell by cell, without allocating. Forms that only all cells together can tell are not guessed: {@link FormChanged}
 * asks for {@link TimeEvidence}.
 *
 * <p>Units: microseconds UTC, or step numbers. Range: 1900 to 2200.
 */
public final class Times {
    /** How a cell was read. */
    enum Form {
        OFFSET("ISO-8601 with offset"),
        LOCAL("ISO-8601 without offset"),
        DAY("dates"),
        YEAR_FIRST("year/month/day"),
        DAY_FIRST("day/month/year"),
        MONTH_FIRST("month/day/year"),
        NAMED("with the name of the month"),
        COMPACT_DAY("dates yyyymmdd"),
        COMPACT("digits yyyymmddHHMMSS"),
        SERIAL("day numbers of a spreadsheet"),
        STEP("step numbers"),
        SECONDS("seconds since 1970"),
        MILLIS("milliseconds since 1970"),
        MICROS("microseconds since 1970"),
        NANOS("nanoseconds since 1970");

        final String text;

        Form(String text) {
            this.text = text;
        }
    }

    /** Numbers below are steps. */
    static final long STEPS_END = 100_000_000L;

    private static final long DAY_MICROS = 86_400_000_000L;

    public static final String OUTSIDE = "time outside the years 1900 to 2200";
    private static final String UNREADABLE = "unreadable time";

    private final TimeForms forms;
    private final ZoneClock zone;
    private final TimeCounts counts;
    private final IsoScan iso = new IsoScan();
    private final TimeNumber number = new TimeNumber();
    private final WrittenTime written = new WrittenTime();
    private final TimePair pair = new TimePair();
    private @Nullable Numerals numerals;
    private long at;
    private Form form = Form.STEP;
    private boolean local;
    private boolean clockless;
    private boolean leap;
    private int zoneNamed;
    private long localAt;
    private String fault = "";

    /** @param now the moment of import, microseconds UTC; later times are counted */
    public Times(ZoneId zone, TimeForms forms, long now) {
        this.zone = new ZoneClock(zone);
        this.forms = forms;
        this.numerals = forms.numerals();
        this.counts = new TimeCounts(now);
    }

    /** This moment, microseconds UTC. */
    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Reads a cell; false where it is no time, and {@link #fault} says why. @throws FormChanged where the form has to be found first */
    public boolean read(char[] c, int from, int to) {
        local = false;
        clockless = false;
        leap = false;
        zoneNamed = -1;
        boolean readable = number.read(c, from, to) ? readNumber() : readText(c, from, to);
        if (readable && form != Form.STEP && !Years.hold(at)) {
            fault = OUTSIDE;
            return false;
        }
        if (readable) {
            counts.add(form, at, local, number);
            counts.addClock(leap, zoneNamed);
        }
        return readable;
    }

    /** Reads a date and the time of day beside it, whose cell may be empty. */
    public boolean read(char[] c, int from, int to, int clockFrom, int clockTo) {
        if (pair.open(c, clockFrom, clockTo)) {
            return refuse(
                    "a time of day such as 10.15 can be 10:15 and ten hours and a part of one; write it with a colon");
        }
        pair.join(c, from, to, clockFrom, clockTo);
        boolean readable = read(pair.chars(), 0, pair.length());
        if (pair.alone()) {
            counts.addAlone(readable && local && Math.floorMod(localAt, DAY_MICROS) == 0);
            return readable;
        }
        if (!readable && !forms.found() && whole(c, clockFrom, clockTo)) {
            throw new FormChanged();
        }
        return readable;
    }

    public long at() {
        return at;
    }

    public Clock clock() {
        return form == Form.STEP ? Clock.STEP : Clock.TIME;
    }

    /** Whether the cell holds a day and no time of it. */
    public boolean dayOnly() {
        return clockless || form == Form.COMPACT_DAY || form == Form.SERIAL && number.nanos() == 0;
    }

    public String fault() {
        return fault;
    }

    /** What was met, for the report. */
    public String reading() {
        return counts.reading(zone.zoneName());
    }

    /** What to look at. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        counts.tell(notes, numerals);
        zone.tell(notes);
        return notes;
    }

    private boolean whole(char[] c, int from, int to) {
        return number.read(c, from, to)
                ? number.whole() >= STEPS_END
                : iso.read(c, from, to) || written.read(c, from, to);
    }

    private boolean readNumber() {
        boolean compact = CompactTime.fits(number.whole(), number.digits());
        boolean meant = !compact && CompactTime.isMeant(number.whole(), number.digits());
        if (numerals == null || forms.eachAlone()) {
            numerals = compact || meant && forms.eachAlone() ? Numerals.COMPACT : Numerals.SIZE;
        }
        boolean fraction = number.nanos() > 0 && number.whole() < STEPS_END;
        boolean serial = fraction && SerialDay.likely(number.whole());
        if (!forms.found()
                && forms.numerals() == null
                && (meant || (numerals == Numerals.COMPACT ? !compact : serial))) {
            throw new FormChanged();
        }
        long whole = number.whole();
        return switch (numerals) {
            case SIZE -> readSize(whole, fraction);
            case COMPACT -> compact ? setCompact(whole) : refuse("no valid date of digits");
            case SERIAL ->
                SerialDay.fits(whole) ? setLocal(Form.SERIAL, SerialDay.localMillis(number) * 1_000) : refuse(OUTSIDE);
            case STEPS -> number.nanos() > 0 || whole >= Years.END ? refuse("no step number") : set(Form.STEP, whole);
            case SECONDS -> set(Form.SECONDS, number.micros(1_000_000, 1));
            case MILLIS -> set(Form.MILLIS, number.micros(1_000, 1));
            case MICROS -> set(Form.MICROS, number.micros(1, 1));
            case NANOS -> set(Form.NANOS, number.micros(1, 1_000));
        };
    }

    private boolean readSize(long whole, boolean fraction) {
        if (fraction) {
            return refuse("a fraction is no step number, and the number too small for a time");
        }
        if (whole < STEPS_END) {
            return set(Form.STEP, whole);
        }
        if (number.digits() >= 14 && CompactTime.fits(whole, number.digits())) {
            return setCompact(whole);
        }
        if (whole < 100_000_000_000L) {
            return set(Form.SECONDS, number.micros(1_000_000, 1));
        }
        if (whole < 100_000_000_000_000L) {
            return set(Form.MILLIS, number.micros(1_000, 1));
        }
        return whole < 100_000_000_000_000_000L
                ? set(Form.MICROS, number.micros(1, 1))
                : set(Form.NANOS, number.micros(1, 1_000));
    }

    private boolean setCompact(long whole) {
        Form compact = number.digits() == 8 ? Form.COMPACT_DAY : Form.COMPACT;
        return setLocal(compact, CompactTime.localMillis(whole, number.digits()) * 1_000);
    }

    private boolean readText(char[] c, int from, int to) {
        if (iso.read(c, from, to)) {
            Form met = iso.hasOffset() ? Form.OFFSET : iso.dayOnly() ? Form.DAY : Form.LOCAL;
            clockless = iso.dayOnly();
            leap = iso.leap();
            long micros = iso.localSeconds() * 1_000_000 + iso.micros();
            return iso.hasOffset() ? set(met, micros - iso.offsetSeconds() * 1_000_000L) : setLocal(met, micros);
        }
        if (written.read(c, from, to)) {
            return readWritten();
        }
        boolean negative = to - from > 1 && c[from] == '-' && number.read(c, from + 1, to);
        return refuse(negative ? "negative time" : UNREADABLE);
    }

    private boolean readWritten() {
        WrittenDate date = written.date();
        DayOrder order = DayOrder.YEAR_FIRST;
        if (date.kind() == WrittenDate.Kind.ORDERED) {
            int fitting = date.orders();
            DayOrder column = forms.order(date.parting());
            if (column == null && !forms.found()) {
                throw new FormChanged();
            }
            if (column == null && Integer.bitCount(fitting) > 1) {
                return refuse("day and month cannot be told apart");
            }
            order = column != null ? column : DayOrder.values()[Integer.numberOfTrailingZeros(fitting)];
            if ((fitting & order.bit()) == 0) {
                return refuse("no valid day in the form " + order.form);
            }
        }
        Form met = switch (date.kind()) {
            case NAMED -> Form.NAMED;
            case COMPACT -> Form.COMPACT;
            case YEAR_FIRST -> Form.YEAR_FIRST;
            case ORDERED ->
                order == DayOrder.DAY_FIRST
                        ? Form.DAY_FIRST
                        : order == DayOrder.MONTH_FIRST ? Form.MONTH_FIRST : Form.YEAR_FIRST;
        };
        clockless = !written.hasClock();
        leap = written.leap();
        zoneNamed = written.zone();
        long micros = written.localMicros(order);
        return written.hasOffset() ? set(met, micros - written.offsetSeconds() * 1_000_000L) : setLocal(met, micros);
    }

    private boolean set(Form met, long micros) {
        form = met;
        at = micros;
        return true;
    }

    private boolean setLocal(Form met, long micros) {
        localAt = micros;
        long seconds = Math.floorDiv(micros, 1_000_000L);
        local = true;
        return set(met, zone.toUtc(seconds) * 1_000_000 + (micros - seconds * 1_000_000));
    }

    private boolean refuse(String reason) {
        fault = reason;
        return false;
    }
}
