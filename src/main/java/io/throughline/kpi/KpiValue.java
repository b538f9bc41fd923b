package io.throughline.kpi;

import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its evidence, and how it stands to a target.
 *
 * <p>Range: {@code value} null for n = 0; {@code low}, {@code high} null where too few customers tell how sure it is, {@code high} also where it is not reached yet.
 *
 * @param n what the value is drawn from
 * @param customers independent units among them
 * @param deff design effect, at least 1: n / deff independent units would tell as much
 * @param numerator null where the value is no share
 * @param unit of value, low and high
 * @param of what n counts, in words
 * @param textbook the usual formula, where it differs from ours
 * @param nToDecide units needed to leave UNDECIDED at the present value
 */
public record KpiValue(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        long n,
        long customers,
        double deff,
        @Nullable Long numerator,
        @Nullable Long denominator,
        String unit,
        String of,
        @Nullable Double textbook,
        KpiStatus status,
        @Nullable Long nToDecide,
        List<String> notes) {
    static final String SHARE = "share";
    static final String SECONDS = "seconds";
    /** Of money whose currency the data do not name. */
    public static final String MONEY = "value";

    public KpiValue {
        notes = List.copyOf(notes);
    }

    static KpiValue of(Rate rate, long customers) {
        return new KpiValue(
                rate.value(),
                rate.low(),
                rate.high(),
                rate.denominator(),
                customers,
                rate.deff(),
                rate.numerator(),
                rate.denominator(),
                SHARE,
                rate.of(),
                null,
                KpiStatus.NONE,
                null,
                List.of());
    }

    /** A figure that is no share: its denominator is n. */
    static KpiValue of(Estimate estimate) {
        return new KpiValue(
                estimate.value(),
                estimate.low(),
                estimate.high(),
                estimate.n(),
                estimate.customers(),
                estimate.deff(),
                null,
                estimate.n(),
                estimate.unit(),
                estimate.of(),
                null,
                KpiStatus.NONE,
                null,
                List.of());
    }

    KpiValue withTextbook(@Nullable Double usual) {
        return new KpiValue(
                value,
                low,
                high,
                n,
                customers,
                deff,
                numerator,
                denominator,
                unit,
                of,
                usual,
                status,
                nToDecide,
                notes);
    }

    public KpiValue withUnit(String other) {
        return new KpiValue(
                value,
                low,
                high,
                n,
                customers,
                deff,
                numerator,
                denominator,
                other,
                of,
                textbook,
                status,
                nToDecide,
                notes);
    }

    public KpiValue withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new KpiValue(
                value,
                low,
                high,
                n,
                customers,
                deff,
                numerator,
                denominator,
                unit,
                of,
                textbook,
                status,
                nToDecide,
                more);
    }

    /** The note for a count that is not zero. @param words what follows the number */
    KpiValue withCount(long count, String words) {
        return count == 0 ? this : withNote(String.format(java.util.Locale.ROOT, "%,d %s", count, words));
    }

    /** One less the share, its interval mirrored. */
    KpiValue mirrored() {
        return new KpiValue(
                value == null ? null : (Double) (1 - value),
                high == null ? null : (Double) (1 - high),
                low == null ? null : (Double) (1 - low),
                n,
                customers,
                deff,
                numerator == null || denominator == null ? null : (Long) (denominator - numerator),
                denominator,
                unit,
                of,
                textbook == null ? null : (Double) (1 - textbook),
                status,
                nToDecide,
                notes);
    }

    /** The same figure held to a target. @param target null: none */
    public KpiValue against(@Nullable KpiTarget target) {
        KpiStatus found = target == null ? KpiStatus.NONE : status(target);
        Long more = target == null || found != KpiStatus.UNDECIDED ? null : NToDecide.of(this, target.value());
        return new KpiValue(
                value, low, high, n, customers, deff, numerator, denominator, unit, of, textbook, found, more, notes);
    }

    private KpiStatus status(KpiTarget target) {
        if (value == null) {
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
