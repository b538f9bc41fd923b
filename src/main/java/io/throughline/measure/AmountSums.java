package io.throughline.measure;

/** Sums of an amount over items that cluster by customer; each customer is added once. */
final class AmountSums {
    long customers;
    long n;
    double sum;
    double squares;
    private double sumOfSquaredSums;
    private double sumOfSumTimesCount;
    private double sumOfSquaredCounts;

    /** One customer with {@code count} items; none adds nothing. @param sum Σx @param squares Σx² */
    void add(long count, double sum, double squares) {
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

    void add(AmountSums other) {
        customers += other.customers;
        n += other.n;
        sum += other.sum;
        squares += other.squares;
        sumOfSquaredSums += other.sumOfSquaredSums;
        sumOfSumTimesCount += other.sumOfSumTimesCount;
        sumOfSquaredCounts += other.sumOfSquaredCounts;
    }

    /** Σc(Σx − mean·count)², as it comes: rounding may leave it below 0. */
    double between(double mean) {
        return sumOfSquaredSums - 2 * mean * sumOfSumTimesCount + mean * mean * sumOfSquaredCounts;
    }
}
