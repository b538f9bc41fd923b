package io.throughline.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the cells of a time column were read, and which of them deserve a word in the report. */
public final class TimeCounts {
    /** 1 January 2000, microseconds UTC: hardly anything that is counted since 1970 is older. */
    private static final long EARLY = 946_684_800_000_000L;
    /** Digits that are left of a number rounded by a spreadsheet or a statistics program. */
    private static final int ROUNDED = 7;

    private final long now;
    private final long[] counts = new long[Times.Form.values().length];
    private final boolean[] local = new boolean[counts.length];
    private long later;
    private long latest = Long.MIN_VALUE;
    private long serialSteps;
    private long dateSteps;
    private long hours;
    private long minutes;
    private long alone;
    private long leaps;
    private final TreeMap<Integer, Long> zones = new TreeMap<>();
    private long early;
    private long earliest = Long.MAX_VALUE;
    private long shortDates;
    private long exponents;
    private int mostDigits;

    /** @param now moment of the import, microseconds UTC */
    TimeCounts(long now) {
        this.now = now;
    }

    void add(Times.Form form, long at, boolean inZone, TimeNumber number) {
        counts[form.ordinal()]++;
        local[form.ordinal()] |= inZone;
        exponents += number.mantissa() > 0 ? 1 : 0;
        mostDigits = Math.max(mostDigits, number.mantissa());
        if (form == Times.Form.STEP) {
            serialSteps += SerialDay.likely(at) ? 1 : 0;
            dateSteps += number.digits() == 8 && CompactTime.fits(at, 8) ? 1 : 0;
            shortDates += number.digits() == 6 && CompactTime.fits(20_000_000 + at, 8) ? 1 : 0;
            return;
        }
        if (at < EARLY && form.ordinal() >= Times.Form.SECONDS.ordinal()) {
            early++;
            earliest = Math.min(earliest, at);
        }
        if (at > now) {
            later++;
            latest = Math.max(latest, at);
        }
        if (form == Times.Form.COMPACT) {
            hours += number.digits() == 10 ? 1 : 0;
            minutes += number.digits() == 12 ? 1 : 0;
        }
    }

    void addClock(boolean leap, int zone) {
        leaps += leap ? 1 : 0;
        if (zone >= 0) {
            zones.merge(zone, 1L, Long::sum);
        }
    }

    /** A date came whose time of day is missing. @param midnight it has none of its own either */
    void addAlone(boolean midnight) {
        alone += midnight ? 1 : 0;
    }

    String reading(String zone) {
        List<String> met = new ArrayList<>();
        for (Times.Form form : Times.Form.values()) {
            if (counts[form.ordinal()] > 0) {
                String where = local[form.ordinal()] ? ", in " + zone : "";
                met.add(String.format(Locale.ROOT, "%,d %s%s", counts[form.ordinal()], form.text, where));
            }
        }
        return met.isEmpty() ? "no readable time" : String.join("; ", met);
    }

    void tell(List<String> notes, @Nullable Numerals numerals) {
        long steps = counts[Times.Form.STEP.ordinal()];
        if (steps > 0 && steps < all()) {
            notes.add("The time column holds both times and step numbers; check it, and name another by time=COLUMN.");
        }
        boolean open = numerals != Numerals.STEPS;
        if (open && steps > 0 && serialSteps == steps) {
            add(
                    notes,
                    steps,
                    "step numbers could also be day numbers of a spreadsheet; time-format=serial reads them so.");
        }
        if (open && dateSteps * 2 > steps) {
            add(
                    notes,
                    dateSteps,
                    "step numbers look like dates, but others of the column do not; time-format=compact reads them so.");
        }
        if (open && steps > 0 && shortDates == steps) {
            add(notes, steps, "step numbers could also be dates yymmdd; write the year with four digits.");
        }
        if (exponents > 0 && mostDigits <= ROUNDED) {
            add(
                    notes,
                    exponents,
                    "times are numbers with an exponent and few digits, as spreadsheets round them; they may be hours off, so export them in full.");
        }
        if (early > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d numbers read as times since 1970 lie before 2000, the first is %s; so do numbers counted from another year, and dates of two-digit years.",
                    early,
                    java.time.Instant.EPOCH.plus(earliest, java.time.temporal.ChronoUnit.MICROS)));
        }
        if (leaps > 0) {
            add(notes, leaps, "times have the second 60; they count as the first second of the next minute.");
        }
        zones.forEach((zone, count) -> add(
                notes,
                count,
                "times name the zone " + WrittenClock.zoneName(zone) + ", which is that offset all the year."));
        if (alone > 0) {
            add(notes, alone, "dates have no time of day beside them; they count as midnight.");
        }
        if (hours > 0) {
            add(
                    notes,
                    hours,
                    "times of 10 digits were read as yyyymmddHH; time-format=seconds reads them as seconds since 1970.");
        }
        if (minutes > 0) {
            add(
                    notes,
                    minutes,
                    "times of 12 digits were read as yyyymmddHHMM; time-format=millis reads them as milliseconds since 1970.");
        }
        if (later > 0) {
            notes.add(laterNote(later, latest));
        }
    }

    /** The sentence about times after the moment of import. */
    public static String laterNote(long count, long latest) {
        return String.format(
                Locale.ROOT,
                "%,d times lie after the moment of import, the latest is %s; they are kept, but the data is not taken to reach that far.",
                count,
                java.time.Instant.EPOCH.plus(latest, java.time.temporal.ChronoUnit.MICROS));
    }

    private static void add(List<String> notes, long count, String text) {
        notes.add(String.format(Locale.ROOT, "%,d %s", count, text));
    }

    private long all() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        return all;
    }
}
