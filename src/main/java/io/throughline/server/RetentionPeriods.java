package io.throughline.server;

import io.throughline.journey.Retention;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long data are kept.
 *
 * @param usual of sources that are not named; null: for good
 * @param bySource of those that are
 */
record RetentionPeriods(@Nullable Period usual, Map<String, Period> bySource) {
    /**
     * Reads settings by name. Throws {@code IllegalArgumentException} for what is no period.
     *
     * @param settings those that begin with {@link Settings#RETENTION}
     */
    static RetentionPeriods of(Map<String, String> settings) {
        Period usual = null;
        Map<String, Period> bySource = new TreeMap<>();
        for (Map.Entry<String, String> one : settings.entrySet()) {
            Period period = read(one.getKey(), one.getValue());
            if (one.getKey().equals(Settings.RETENTION)) {
                usual = period;
            } else {
                bySource.put(one.getKey().substring(Settings.RETENTION.length() + 1), period);
            }
        }
        return new RetentionPeriods(usual, bySource);
    }

    private static Period read(String name, String text) {
        try {
            Period period = Period.parse(text.strip());
            if (!period.isNegative() && !period.isZero()) {
                return period;
            }
        } catch (DateTimeException none) {
            // told below
        }
        throw new IllegalArgumentException(
                name + "=" + text + " is no length of time in whole days: write for example P2Y, P18M or P90D");
    }

    boolean keepsAll() {
        return usual == null && bySource.isEmpty();
    }

    /** The day at whose beginning, UTC, what is still kept begins. */
    long before(String source, Instant now) {
        Period period = bySource.getOrDefault(source, usual);
        if (period == null) {
            return Retention.FOR_GOOD;
        }
        try {
            LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(period);
            return Math.multiplyExact(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), 1_000_000L);
        } catch (DateTimeException | ArithmeticException longerThanTimesReach) {
            return Retention.FOR_GOOD;
        }
    }
}
