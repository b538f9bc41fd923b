package io.throughline.analysis.picture;

import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. */
final class Words {
    static final String SHARE = "share";

    private static final String SECONDS = "seconds";
    private static final DateTimeFormatter DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
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
    static String percent(@Nullable Double share) {
        return share == null ? "–" : percent(share.doubleValue());
    }

    /** A dash where nobody tells. */
    static String percent(Rate rate) {
        return percent(rate.value());
    }

    /** {@code 41 % [39, 43]} */
    static String interval(Rate rate) {
        return shares(rate.value(), rate.low(), rate.high());
    }

    private static String shares(@Nullable Double value, @Nullable Double low, @Nullable Double high) {
        return percent(value)
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

    /** By its unit. */
    static String interval(Estimate figure) {
        if (figure.unit().equals(SHARE)) {
            return shares(figure.value(), figure.low(), figure.high());
        }
        Double value = figure.value();
        if (figure.unit().equals(SECONDS) && value != null) {
            Double low = figure.low();
            Double high = figure.high();
            return duration(value)
                    + (low == null || high == null ? "" : " [" + duration(low) + ", " + duration(high) + "]");
        }
        return interval(value, figure.low(), figure.high());
    }

    /** Of a unit. */
    static String number(double value, String unit) {
        return unit.equals(SHARE) ? percent(value) : unit.equals(SECONDS) ? duration(value) : number(value);
    }

    static String number(double value) {
        double size = Math.abs(value);
        return size >= 100
                ? count(value).replace("-", "−")
                : String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value)
                        .replace("-", "−");
    }

    /** To one place: {@code 9}, {@code 4.5}. */
    static String trimmed(double value) {
        return value == Math.rint(value)
                ? count(value).replace("-", "−")
                : String.format(Locale.ROOT, "%.1f", value).replace("-", "−");
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

    /** {@code 3 Nov 2026} */
    static String day(Instant at) {
        return DAY_OF_YEAR.format(at);
    }

    /** A word of a program in small letters: {@code AS_IS} is {@code as is}. */
    static String plain(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code 1 customer}, {@code 2 customers} */
    static String counted(long n, String one) {
        return count(n) + " " + one + (n == 1 ? "" : "s");
    }
}
