package io.throughline.measure;

/**
 * Sums from which the mean of an amount over items that cluster by customer is made, where amounts have no bounds; add each customer once.
 *
 * <p>Formula: R = Σv / n, interval R ± t·√(C/(C−1)·Σc(v_c − R·n_c)²) / n over C customers with C − 1 degrees of freedom; deff is the square of that standard error over
 * σ²/n, at least 1.
 */
public final class ClusteredRatio {
    private final AmountSums sums = new AmountSums();

    /** One customer with {@code count} items; none adds nothing. @param sum Σv @param squares Σv² */
    public void add(long count, double sum, double squares) {
        sums.add(count, sum, squares);
    }

    public void add(ClusteredRatio other) {
        sums.add(other.sums);
    }

    public double sum() {
        return sums.sum;
    }

    public Estimate estimate(String unit, String of) {
        if (sums.n == 0) {
            return Estimate.none(unit, of);
        }
        double ratio = sums.sum / sums.n;
        if (sums.customers < 2) {
            return new Estimate(ratio, null, null, sums.n, sums.customers, 1, unit, of);
        }
        double between = Math.max(0, sums.between(ratio));
        double error = Math.sqrt(sums.customers / (sums.customers - 1.0) * between) / sums.n;
        double alone = Math.max(0, sums.squares / sums.n - ratio * ratio) / sums.n;
        double deff = alone == 0 ? 1 : Math.max(1, error * error / alone);
        double half = StudentT.quantile95(sums.customers - 1.0) * error;
        return new Estimate(ratio, ratio - half, ratio + half, sums.n, sums.customers, deff, unit, of);
    }
}
