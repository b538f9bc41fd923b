package io.throughline.analysis.summary;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Microseconds since 1970, UTC, as the calendar shows them. */
public final class Instants {
    private static final long MICROS = 1_000_000;

    private Instants() {}

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }

    public static OffsetDateTime utc(long micros) {
        return instant(micros).atOffset(ZoneOffset.UTC);
    }

    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
    }
}
