package io.throughline.measure;

/**
 * Sums from which the mean of an amount over items that cluster by customer is made, where amounts have no bounds; add each customer once.
 *
 * <p>Formula: R = Σv / n, interval R ± t·√(C/(C−1)·Σc(v_c − R·n_c)²) / n over C customers with C − 1 degrees of freedom; deff is the square of that standard error over
 * σ²/n, at least 1.
 */
public final class ClusteredRatio {
    private long customers;
    private long n;
    private double sum;
    private double squares;
    private double sumOfSquaredSums;
    private double sumOfSumTimesCount;
    private double sumOfSquaredCounts;

    /** One customer with {@code count} items; none adds nothing. @param sum Σv @param squares Σv² */
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

    public void add(ClusteredRatio other) {
        customers += other.customers;
        n += other.n;
        sum += other.sum;
        squares += other.squares;
        sumOfSquaredSums += other.sumOfSquaredSums;
        sumOfSumTimesCount += other.sumOfSumTimesCount;
        sumOfSquaredCounts += other.sumOfSquaredCounts;
    }

    public double sum() {
        return sum;
    }

    public Estimate estimate(String unit, String of) {
        if (n == 0) {
            return Estimate.none(unit, of);
        }
        double ratio = sum / n;
        if (customers < 2) {
            return new Estimate(ratio, null, null, n, customers, 1, unit, of);
        }
        double between =
                Math.max(0, sumOfSquaredSums - 2 * ratio * sumOfSumTimesCount + ratio * ratio * sumOfSquaredCounts);
        double error = Math.sqrt(customers / (customers - 1.0) * between) / n;
        double alone = Math.max(0, squares / n - ratio * ratio) / n;
        double deff = alone == 0 ? 1 : Math.max(1, error * error / alone);
        double half = StudentT.quantile95(customers - 1.0) * error;
        return new Estimate(ratio, ratio - half, ratio + half, n, customers, deff, unit, of);
    }
}
