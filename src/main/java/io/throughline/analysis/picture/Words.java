package io.throughline.analysis.picture;

import io.throughline.measure.Rate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. */
final class Words {
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private Words() {}

    static String count(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }

    static String percent(double share) {
        double percent = 100 * share;
        boolean whole = percent >= 9.95 || percent == 0;
        return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
    }

    /** A dash where nobody tells. */
    static String percent(Rate rate) {
        Double value = rate.value();
        return value == null ? "–" : percent(value);
    }

    /** {@code 41 % [39, 43]} */
    static String interval(Rate rate) {
        Double low = rate.low();
        Double high = rate.high();
        return percent(rate)
                + (low == null || high == null
                        ? ""
                        : String.format(Locale.ROOT, " [%.0f, %.0f]", 100 * low, 100 * high));
    }

    /** {@code 0.32 [0.28, 0.36]} */
    static String interval(@Nullable Double value, @Nullable Double low, @Nullable Double high) {
        return value == null
                ? "–"
                : number(value) + (low == null || high == null ? "" : " [" + number(low) + ", " + number(high) + "]");
    }

    static String number(double value) {
        double size = Math.abs(value);
        return size >= 100
                ? count(value).replace("-", "−")
                : String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value)
                        .replace("-", "−");
    }

    static String signed(double value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    static String duration(double seconds) {
        if (seconds < 2 * MINUTE) {
            return count(seconds) + " s";
        }
        if (seconds < 2 * HOUR) {
            return count(seconds / MINUTE) + " min";
        }
        return seconds < 2 * DAY ? count(seconds / HOUR) + " h" : count(seconds / DAY) + " days";
    }
}
