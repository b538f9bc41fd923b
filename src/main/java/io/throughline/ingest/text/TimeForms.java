package io.throughline.ingest.text;

import io.throughline.journey.InvalidArgument;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which form a time column is written, as far as it is known.
 *
 * @param numerals what numbers are; null: to be found
 * @param slash order of day and month in dates with slashes; null: each date must tell
 * @param dash the same with dashes
 * @param dot the same with dots
 * @param found all cells have been looked at, so nothing more will be known
 */
public record TimeForms(
        @Nullable Numerals numerals,
        @Nullable DayOrder slash,
        @Nullable DayOrder dash,
        @Nullable DayOrder dot,
        boolean found) {

    /** Nothing known yet. */
    static final TimeForms OPEN = new TimeForms(null, null, null, null, false);

    /** Of times that come one by one: nothing more will be known than each of them tells. */
    public static final TimeForms EACH_ALONE = new TimeForms(null, null, null, null, true);

    /** Values of the option {@code time-format}. */
    public static final String ACCEPTED = Stream.concat(
                    Arrays.stream(DayOrder.values()).map(order -> order.form),
                    Arrays.stream(Numerals.values()).skip(1).map(numerals -> numerals.option))
            .collect(Collectors.joining(", "));

    /** Reads the option {@code time-format}. */
    public static TimeForms of(@Nullable String name) {
        if (name == null) {
            return OPEN;
        }
        String form = name.toLowerCase(Locale.ROOT).replaceAll("[-.]", "/");
        for (DayOrder order : DayOrder.values()) {
            if (form.equals(order.form) || form.equals(order.form.replace("yyyy", "yy"))) {
                return new TimeForms(null, order, order, order, false);
            }
        }
        for (Numerals numerals : Numerals.values()) {
            if (form.equals(numerals.option) && numerals != Numerals.SIZE) {
                return new TimeForms(numerals, null, null, null, false);
            }
        }
        throw new InvalidArgument("time-format", name, "one of " + ACCEPTED);
    }

    boolean eachAlone() {
        return found && numerals == null;
    }

    @Nullable
    DayOrder order(char parting) {
        return parting == '/' ? slash : parting == '-' ? dash : dot;
    }
}
