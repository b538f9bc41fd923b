package io.throughline.ingest.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings times of a zone's clocks to UTC, and counts those of hours that its clocks skip or strike twice. */
final class ZoneClock {
    private static final long DAY_SECONDS = 86_400;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final int @Nullable [] fixedOffset;
    private long skipped;
    private long twice;
    private long cachedDay = Long.MIN_VALUE;
    private int cachedOffset;

    ZoneClock(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.fixedOffset = rules.isFixedOffset()
                ? new int[] {rules.getOffset(Instant.EPOCH).getTotalSeconds()}
                : null;
    }

    /** Seconds since 1970, UTC: the earlier of two; moved on by the gap where the clocks skip this time. */
    long toUtc(long local) {
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
        } else {
            int offsets = rules.getValidOffsets(time).size();
            skipped += offsets == 0 ? 1 : 0;
            twice += offsets == 2 ? 1 : 0;
        }
        return local - offset;
    }

    String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    void tell(List<String> notes) {
        if (skipped > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d times lie in an hour that the clocks of %s skip; they were moved on by what was skipped.",
                    skipped,
                    zoneName()));
        }
        if (twice > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d times lie in an hour that the clocks of %s strike twice; the earlier was taken.",
                    twice,
                    zoneName()));
        }
    }

    /** No change of offset from a day before to a day after this day. */
    private boolean steady(long day, int offset) {
        Instant start = Instant.ofEpochSecond((day - 1) * DAY_SECONDS - offset);
        ZoneOffsetTransition next = rules.nextTransition(start);
        return next == null || next.toEpochSecond() > (day + 2) * DAY_SECONDS - offset;
    }
}
