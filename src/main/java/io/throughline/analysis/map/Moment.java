package io.throughline.analysis.map;

import java.util.Locale;

/**
 * Why much hangs on a touchpoint: a figure of it in the top tenth of its map, and at least twice the median.
 *
 * @param value of the touchpoint; of FEELING below 0 where customers feel worse after it
 * @param tenth from which on, without its sign, a figure is in the top tenth
 * @param median over the touchpoints of the map, without signs
 */
public record Moment(Kind kind, double value, double tenth, double median) {
    /** What is looked at. */
    public enum Kind {
        /** Share of the conversions that would be lost without it. */
        REMOVAL("share of conversions lost without it"),
        /** Mean level of a customer's next feedback after a visit less the last before it. */
        FEELING("effect on feelings"),
        /** Share of visits after which the journey ends. */
        LOSS("share of visits that end here");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** In words. */
    public String text() {
        return String.format(
                Locale.ROOT, "%s: %.2f (top tenth from %.2f, median %.2f)", kind.words, Math.abs(value), tenth, median);
    }
}
