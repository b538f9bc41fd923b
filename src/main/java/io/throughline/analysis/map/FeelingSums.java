package io.throughline.analysis.map;

import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.FeedbackKind;
import io.throughline.measure.ClusteredMean;
import io.throughline.measure.Estimate;
import io.throughline.measure.Resamples;
import java.util.stream.IntStream;

/** Levels of one persona in one stage, customer by customer; an item without a customer is one of its own. */
final class FeelingSums {
    /** Many customers are resampled in so many groups, which tells as much and costs less. */
    private static final int GROUPS = 400;

    private final ClusteredMean level = new ClusteredMean();
    private final long[] kinds = new long[FeedbackKind.values().length];
    private final long[] counts = new long[GROUPS];
    private final double[] sums = new double[GROUPS];
    private int customers;
    private long items;
    private double sum;
    private double squares;

    /** An item of the customer at hand. */
    void add(JoinedFeedback joined, int place) {
        kinds[joined.items().form(joined.item(place)).kind().ordinal()]++;
        double mine = joined.level(place);
        if (!Double.isNaN(mine)) {
            items++;
            sum += mine;
            squares += mine * mine;
        }
    }

    void endCustomer() {
        if (items == 0) {
            return;
        }
        level.add(items, sum, squares);
        counts[customers % GROUPS] += items;
        sums[customers++ % GROUPS] += sum;
        items = 0;
        sum = 0;
        squares = 0;
    }

    long kind(FeedbackKind kind) {
        return kinds[kind.ordinal()];
    }

    Estimate measured() {
        return level.on(-1, 1, "level, -1 to 1", "items with a level");
    }

    /**
     * How often samples of customers lie within a margin of the drawn level, or beyond it, twice.
     *
     * <p>Formula: 2·(1 + k)/(1 + B), at most 1, k samples of B whose mean is not farther than the margin from the drawn level on the side of
     * the measured mean.
     *
     * @param weights as of {@link #weights}
     */
    double pValue(double drawn, double margin, byte[][] weights) {
        int groups = Math.min(customers, GROUPS);
        double side = Math.signum(level.mean() - drawn);
        int near = 0;
        for (byte[] sample : weights) {
            long n = 0;
            double all = 0;
            for (int group = 0; group < groups; group++) {
                n += sample[group] * counts[group];
                all += sample[group] * sums[group];
            }
            near += n == 0 || side * (all / n - drawn) <= margin ? 1 : 0;
        }
        return Math.min(1, 2.0 * (1 + near) / (1 + weights.length));
    }

    /** How often each group stands in each sample, the same for all cells. @param count of samples */
    static byte[][] weights(int count, long seed) {
        Resamples samples = Resamples.of(count, seed);
        byte[][] weights = new byte[samples.size()][GROUPS];
        IntStream.range(0, weights.length).parallel().forEach(sample -> {
            for (int group = 0; group < GROUPS; group++) {
                weights[sample][group] = (byte) samples.weight(sample, Resamples.mix(group));
            }
        });
        return weights;
    }
}
