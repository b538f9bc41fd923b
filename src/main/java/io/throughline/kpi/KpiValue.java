package io.throughline.kpi;

import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its evidence, and how it stands to a target.
 *
 * <p>Range: {@code value} null for n = 0; {@code low}, {@code high} null where too few customers tell how sure it is, {@code high} also where it is not reached yet.
 *
 * @param numerator of a share: those that have the property; null for other figures
 * @param textbook the usual formula, where it differs from ours
 */
public record KpiValue(
        Estimate figure, @Nullable Long numerator, @Nullable Double textbook, Standing standing, List<String> notes) {
    static final String SHARE = "share";
    static final String LEVEL = "level, -1 to 1";
    static final String SECONDS = "seconds";
    /** Of money whose currency the data do not name. */
    public static final String MONEY = "value";

    /** How a figure stands to its target. @param nToDecide units needed to leave UNDECIDED at the present value */
    public record Standing(KpiStatus status, @Nullable Long nToDecide) {
        static final Standing NONE = new Standing(KpiStatus.NONE, null);
    }

    public KpiValue {
        notes = List.copyOf(notes);
    }

    static KpiValue of(Rate rate, long customers) {
        Estimate share = new Estimate(
                rate.value(), rate.low(), rate.high(), rate.denominator(), customers, rate.deff(), SHARE, rate.of());
        return new KpiValue(share, rate.numerator(), null, Standing.NONE, List.of());
    }

    /** A figure that is no share: its denominator is n. */
    public static KpiValue of(Estimate estimate) {
        return new KpiValue(estimate, null, null, Standing.NONE, List.of());
    }

    /** A figure that cannot be told. @param why in a note */
    public static KpiValue unknown(String unit, String why) {
        return of(Estimate.none(unit, "nothing")).withNote(why);
    }

    public @Nullable Double value() {
        return figure.value();
    }

    public @Nullable Double low() {
        return figure.low();
    }

    public @Nullable Double high() {
        return figure.high();
    }

    /** What the value is drawn from. */
    public long n() {
        return figure.n();
    }

    /** All that are looked at. */
    public long denominator() {
        return figure.n();
    }

    /** Independent units. */
    public long customers() {
        return figure.customers();
    }

    /** Design effect, at least 1: n / deff independent units would tell as much. */
    public double deff() {
        return figure.deff();
    }

    /** Of value, low and high. */
    public String unit() {
        return figure.unit();
    }

    /** What n counts, in words. */
    public String of() {
        return figure.of();
    }

    public KpiStatus status() {
        return standing.status();
    }

    public @Nullable Long nToDecide() {
        return standing.nToDecide();
    }

    private KpiValue with(Estimate other) {
        return new KpiValue(other, numerator, textbook, standing, notes);
    }

    KpiValue withTextbook(@Nullable Double usual) {
        return new KpiValue(figure, numerator, usual, standing, notes);
    }

    public KpiValue withUnit(String other) {
        return with(new Estimate(value(), low(), high(), n(), customers(), deff(), other, of()));
    }

    public KpiValue withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new KpiValue(figure, numerator, textbook, standing, more);
    }

    /** The note for a count that is not zero. @param words what follows the number */
    KpiValue withCount(long count, String words) {
        return count == 0 ? this : withNote(String.format(Locale.ROOT, "%,d %s", count, words));
    }

    /** Says why an interval of values reaches below 0. @param below how many values are */
    KpiValue withBelow(long below) {
        Double low = low();
        if (low == null || low >= 0) {
            return this;
        }
        return below == 0
                ? withNote(
                        "The interval reaches below 0 and no value does: customers are few, or spend too differently.")
                : withCount(below, "values are below 0, so the interval may be, too.");
    }

    /** One less the share, its interval mirrored. */
    KpiValue mirrored() {
        Estimate rest = new Estimate(less(value()), less(high()), less(low()), n(), customers(), deff(), unit(), of());
        Long others = numerator == null ? null : (Long) (n() - numerator);
        return new KpiValue(rest, others, less(textbook), standing, notes);
    }

    private static @Nullable Double less(@Nullable Double share) {
        return share == null ? null : (Double) (1 - share);
    }

    /** The same figure held to a target. @param target null: none */
    public KpiValue against(@Nullable KpiTarget target) {
        KpiStatus found = target == null ? KpiStatus.NONE : status(target);
        Long more = target == null || found != KpiStatus.UNDECIDED ? null : NToDecide.of(this, target.value());
        return new KpiValue(figure, numerator, textbook, new Standing(found, more), notes);
    }

    private KpiStatus status(KpiTarget target) {
        Double low = low();
        Double high = high();
        if (value() == null) {
            return KpiStatus.NONE;
        }
        double from = low == null ? Double.NEGATIVE_INFINITY : low;
        double to = high == null ? Double.POSITIVE_INFINITY : high;
        if (target.isMetBy(from, to)) {
            return KpiStatus.MET;
        }
        return target.isMissedBy(from, to) ? KpiStatus.MISSED : KpiStatus.UNDECIDED;
    }
}
