package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.JourneySet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times of the data as formulas need them. */
final class Times {
    private static final long MICROS = 1_000_000;

    private Times() {}

    static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), MICROS), moment.getNano() / 1_000);
    }

    static long micros(Duration length) {
        return Math.addExact(Math.multiplyExact(length.getSeconds(), MICROS), length.getNano() / 1_000);
    }

    static LocalDateTime dateTime(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1_000, ZoneOffset.UTC);
    }

    /** In days where it is whole days, e.g. P30D. */
    static String text(Duration length) {
        return length.equals(Duration.ofDays(length.toDays())) ? "P" + length.toDays() + "D" : length.toString();
    }

    /** What to say of figures about what customers did before or afterwards, where the scope leaves journeys out by when or as which they came; null: nothing. */
    static @Nullable String leftOut(JourneySet set) {
        JourneyFilter journeys = set.scope().journeys();
        return journeys.period() == null && journeys.number() == null
                ? null
                : "The " + (journeys.period() == null ? "number" : "period")
                        + " of the scope leaves journeys out: nobody is active in them, and the first that is left counts as a customer's first.";
    }

    /** A figure with that said. */
    static KpiValue noted(JourneySet set, KpiValue value) {
        String note = leftOut(set);
        return note == null ? value : value.withNote(note);
    }

    /** Where the data end; refuses data that only count steps. @param formula what needs times */
    static long dataUntil(JourneySet set, String formula) {
        Long until = set.dataUntil();
        if (until == null) {
            throw new InvalidArgument(
                    "formula",
                    formula,
                    "only for data with times; these have step numbers alone, ask for another figure");
        }
        return until;
    }
}
