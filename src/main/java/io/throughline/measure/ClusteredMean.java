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

    private long customers;
    private long n;
    private double sum;
    private double squares;
    private double sumOfSquaredSums;
    private double sumOfSumTimesCount;
    private double sumOfSquaredCounts;

    /** One customer with {@code count} items; none adds nothing. @param sum Σx @param squares Σx² */
    public void add(long count, double sum, double squares) {
        if (count == 0) {
            return;
        }
        customers++;
        n += count;
        this.sum += sum;
        this.squares += squares;
        sumOfSquaredSums += sum * sum;
        sumOfSumTimesCount += sum * count;
        sumOfSquaredCounts += (double) count * count;
    }

    public long n() {
        return n;
    }

    public long customers() {
        return customers;
    }

    /** NaN without items. */
    public double mean() {
        return sum / n;
    }

    /** The design effect. */
    public double deff() {
        double spread = spread();
        if (customers < 2 || customers == n || spread <= NOTHING * squares) {
            return 1;
        }
        double mean = mean();
        double between = sumOfSquaredSums - 2 * mean * sumOfSumTimesCount + mean * mean * sumOfSquaredCounts;
        return Math.max(1, customers / (customers - 1.0) * between / spread);
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
        if (n == 0) {
            return Estimate.none(unit, of);
        }
        double mean = Math.min(most, Math.max(least, mean()));
        double deff = deff();
        double size = n / deff;
        if (Estimate.isTooFew(customers, size)) {
            return new Estimate(mean, null, null, n, customers, deff, unit, of);
        }
        double centre = (size * mean + least + most) / (size + 2);
        double within = size * spread() / n + size * square(mean - centre);
        double variance = (within + square(least - centre) + square(most - centre)) / (size + 1);
        double half = StudentT.quantile95(size + 1) * Math.sqrt(variance / (size + 2));
        double low = Math.max(least, centre - half);
        double high = Math.min(most, centre + half);
        return new Estimate(mean, low, high, n, customers, deff, unit, of);
    }

    /** n·σ². */
    private double spread() {
        return Math.max(0, squares - sum * sum / n);
    }

    private static double square(double x) {
        return x * x;
    }
}
