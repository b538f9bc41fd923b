package io.throughline.measure;

/**
 * How sure a figure is, from the same figure without each of some groups of customers of about the same size.
 *
 * <p>Formula: s² = (G − 1)/G·Σ(θ₍ᵢ₎ − θ̄)², interval θ ± t·s with G − 1 degrees of freedom; none below 2 groups.
 *
 * <p>Source: Kott, The delete-a-group jackknife, Journal of Official Statistics 17 (2001) 521–526.
 */
public final class GroupedJackknife {
    private int groups;
    private double sum;
    private double squares;
    private double shift;

    /** The figure without one group. */
    public void add(double figure) {
        shift = groups == 0 ? figure : shift;
        groups++;
        sum += figure - shift;
        squares += (figure - shift) * (figure - shift);
    }

    /** @param customers independent units, each one item */
    public Estimate estimate(double value, long customers, String unit, String of) {
        if (groups < 2 || customers < 2) {
            return new Estimate(value, null, null, customers, customers, 1, unit, of);
        }
        double spread = Math.max(0, squares - sum * sum / groups);
        double half = StudentT.quantile95(groups - 1.0) * Math.sqrt((groups - 1.0) / groups * spread);
        return new Estimate(value, value - half, value + half, customers, customers, 1, unit, of);
    }
}
