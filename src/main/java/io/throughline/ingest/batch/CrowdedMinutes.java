package io.throughline.ingest.batch;

import io.throughline.journey.InteractionBatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Looks for touchpoints nearly all of whose rows stand in one minute, as where a column tells when they were exported or loaded. */
public final class CrowdedMinutes {
    private static final String ENDING = "name the column that tells when it happened.";

    private static final long MICROS = 60_000_000;
    private static final int FEW = 10;
    private static final double MOST = 0.9;
    /** One touchpoint may well happen to all at once; several in the same minute hardly do, where they are this part of a file. */
    private static final double SEVERAL = 0.25;

    private static final int NAMED = 5;

    /** Rows of a touchpoint, and those that stand in its minute. */
    private static final class Crowd {
        private final long minute;
        private long rows;
        private long inside;

        Crowd(long minute) {
            this.minute = minute;
        }
    }

    /** Whether a note of a report tells of such touchpoints. */
    public static boolean isNote(String note) {
        return note.endsWith(ENDING);
    }

    private final Map<String, Crowd> crowds = new TreeMap<>();
    private boolean begun;
    private long rows;

    /** Looks at a part on its way to the store; the first one says which minutes are watched. */
    void look(InteractionBatch batch) {
        int[] all = new int[batch.touchpoints.size()];
        int[] inside = new int[all.length];
        long[] minutes = begun ? watched(batch) : majorities(batch);
        for (int entry = 0; entry < batch.size(); entry++) {
            if (isTimed(batch, entry)) {
                int touchpoint = batch.touchpoint(entry);
                all[touchpoint]++;
                inside[touchpoint] += Math.floorDiv(batch.at(entry), MICROS) == minutes[touchpoint] ? 1 : 0;
                rows++;
            }
        }
        for (int touchpoint = 0; touchpoint < all.length; touchpoint++) {
            String name = batch.touchpoints.name(touchpoint);
            long minute = minutes[touchpoint];
            if (!begun && all[touchpoint] >= FEW && inside[touchpoint] >= MOST * all[touchpoint]) {
                crowds.put(name, new Crowd(minute));
            }
            Crowd crowd = crowds.get(name);
            if (crowd != null) {
                crowd.rows += all[touchpoint];
                crowd.inside += inside[touchpoint];
            }
        }
        begun = true;
    }

    private static boolean isTimed(InteractionBatch batch, int entry) {
        return !batch.derived(entry) && !batch.stepClock.get(batch.customer(entry));
    }

    private long[] watched(InteractionBatch batch) {
        long[] minutes = new long[batch.touchpoints.size()];
        Arrays.fill(minutes, Long.MIN_VALUE);
        for (int touchpoint = 0; touchpoint < minutes.length; touchpoint++) {
            Crowd crowd = crowds.get(batch.touchpoints.name(touchpoint));
            minutes[touchpoint] = crowd == null ? Long.MIN_VALUE : crowd.minute;
        }
        return minutes;
    }

    /** The one minute of each touchpoint that more than half of its rows may share (Boyer and Moore, "MJRTY"). */
    private static long[] majorities(InteractionBatch batch) {
        long[] minutes = new long[batch.touchpoints.size()];
        int[] lead = new int[minutes.length];
        for (int entry = 0; entry < batch.size(); entry++) {
            if (isTimed(batch, entry)) {
                int touchpoint = batch.touchpoint(entry);
                long minute = Math.floorDiv(batch.at(entry), MICROS);
                if (lead[touchpoint] == 0) {
                    minutes[touchpoint] = minute;
                }
                lead[touchpoint] += minutes[touchpoint] == minute ? 1 : -1;
            }
        }
        return minutes;
    }

    void tell(List<String> notes) {
        Map<Long, List<String>> names = new TreeMap<>();
        Map<Long, Long> sizes = new TreeMap<>();
        crowds.forEach((name, crowd) -> {
            if (crowd.inside >= MOST * crowd.rows) {
                names.computeIfAbsent(crowd.minute, minute -> new ArrayList<>()).add(name);
                sizes.merge(crowd.minute, crowd.inside, Long::sum);
            }
        });
        names.forEach((minute, crowded) -> {
            long size = sizes.getOrDefault(minute, 0L);
            if (size >= MOST * rows || crowded.size() > 1 && size >= SEVERAL * rows) {
                notes.add(note(minute, crowded, size));
            }
        });
    }

    private String note(long minute, List<String> crowded, long size) {
        String names = String.join(", ", crowded.subList(0, Math.min(NAMED, crowded.size())));
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows (%s%s) stand in one minute, %s: that looks like the time of an export or a load; %s",
                size,
                rows,
                names,
                crowded.size() > NAMED ? ", …" : "",
                Instant.EPOCH.plus(minute, ChronoUnit.MINUTES),
                ENDING);
    }
}
