package io.throughline.measure;

/**
 * Sums from which the mean of a number over items that cluster by customer is made; add each customer once.
 *
 * <p>Formula: deff = max(1, C/(C−1)·Σc(Σ(x − x̄))² / (n·σ²)) over C customers, σ² the variance over all items; 1 where all are equal, C &lt; 2 or each customer
 * counts once. An item without a customer is added as a customer of its own.
 */
public final class ClusteredMean {
    /** Below this share of Σx² a spread is rounding only. */
    private static final double NOTHING = 1e-12;

    private final AmountSums sums = new AmountSums();

    /** One customer with {@code count} items; none adds nothing. @param sum Σx @param squares Σx² */
    public void add(long count, double sum, double squares) {
        sums.add(count, sum, squares);
    }

    public long n() {
        return sums.n;
    }

    public long customers() {
        return sums.customers;
    }

    /** NaN without items. */
    public double mean() {
        return sums.sum / sums.n;
    }

    /** The design effect. */
    public double deff() {
        double spread = spread();
        if (sums.customers < 2 || sums.customers == sums.n || spread <= NOTHING * sums.squares) {
            return 1;
        }
        double mean = mean();
        double between = sums.between(mean);
        return Math.max(1, sums.customers / (sums.customers - 1.0) * between / spread);
    }

    /**
     * The mean with its interval.
     *
     * <p>Formula: Student's t on the sample with one answer more at each end of the scale, n/deff + 1 degrees of freedom, cut to the scale.
     *
     * @param least lowest possible number
     * @param most highest possible number
     */
    public Estimate on(double least, double most, String unit, String of) {
        if (sums.n == 0) {
            return Estimate.none(unit, of);
        }
        double mean = Math.min(most, Math.max(least, mean()));
        double deff = deff();
        double size = sums.n / deff;
        if (Estimate.isTooFew(sums.customers, size)) {
            return new Estimate(mean, null, null, sums.n, sums.customers, deff, unit, of);
        }
        double centre = (size * mean + least + most) / (size + 2);
        double within = size * spread() / sums.n + size * square(mean - centre);
        double variance = (within + square(least - centre) + square(most - centre)) / (size + 1);
        double half = StudentT.quantile95(size + 1) * Math.sqrt(variance / (size + 2));
        double low = Math.max(least, centre - half);
        double high = Math.min(most, centre + half);
        return new Estimate(mean, low, high, sums.n, sums.customers, deff, unit, of);
    }

    /** n·σ². */
    private double spread() {
        return Math.max(0, sums.squares - sums.sum * sums.sum / sums.n);
    }

    private static double square(double x) {
        return x * x;
    }
}
