package io.throughline.kpi;

import org.jspecify.annotations.Nullable;

/**
 * What a customer in each state is still worth: a migration chain with rewards.
 *
 * <p>Formula: V = (I − P/(1 + d))⁻¹·R/(1 + d), R = p·v; with a horizon of h periods the first h terms of that sum. From a state the customer orders in the next period with
 * chance p and stands in (one order more, 1 period ago), else one period longer ago; after the last recency the customer is gone. p is shrunk to the chance of its recency
 * with weight 10, v(orders) to the overall mean with weight 20.
 *
 * <p>Source: Pfeifer and Carraway, Journal of Interactive Marketing 14 (2000) 43–55.
 */
final class ValueStates {
    private static final double CHANCE_WEIGHT = 10;
    private static final double VALUE_WEIGHT = 20;

    private final int frequencies;
    private final int recencies;
    private final double[] chance;
    private final double[] reward;
    private final double[] value;

    /** @param chance by state @param reward by frequency, what a period with an order brings */
    ValueStates(double[] chance, double[] reward, double discount, @Nullable Integer horizon) {
        this.frequencies = reward.length;
        this.recencies = chance.length / reward.length;
        this.chance = chance;
        this.reward = reward;
        double factor = 1 / (1 + discount);
        this.value = horizon == null ? endless(factor) : within(factor, horizon);
    }

    static ValueStates fit(RepeatCounts counts, double discount, @Nullable Integer horizon) {
        double[] chance = new double[RepeatCounts.STATES];
        for (int recency = 1; recency <= RepeatCounts.RECENCIES; recency++) {
            long all = 0;
            long ordered = 0;
            for (int orders = 1; orders <= RepeatCounts.ORDERS; orders++) {
                all += counts.periods[RepeatCounts.state(orders, recency)];
                ordered += counts.ordered[RepeatCounts.state(orders, recency)];
            }
            double usual = all == 0 ? 0 : (double) ordered / all;
            for (int orders = 1; orders <= RepeatCounts.ORDERS; orders++) {
                int state = RepeatCounts.state(orders, recency);
                chance[state] =
                        (counts.ordered[state] + CHANCE_WEIGHT * usual) / (counts.periods[state] + CHANCE_WEIGHT);
            }
        }
        return new ValueStates(chance, rewards(counts), discount, horizon);
    }

    private static double[] rewards(RepeatCounts counts) {
        double sum = 0;
        long n = 0;
        for (int i = 0; i < RepeatCounts.ORDERS; i++) {
            sum += counts.value[i];
            n += counts.orders[i];
        }
        double usual = n == 0 ? 0 : sum / n;
        double[] rewards = new double[RepeatCounts.ORDERS];
        for (int i = 0; i < rewards.length; i++) {
            rewards[i] = (counts.value[i] + VALUE_WEIGHT * usual) / (counts.orders[i] + VALUE_WEIGHT);
        }
        return rewards;
    }

    /** From the most orders down, each from the longest time ago to the shortest. */
    private double[] endless(double factor) {
        double[] worth = new double[chance.length];
        double after = afterMostOrders(factor);
        for (int orders = frequencies; orders >= 1; orders--) {
            fill(worth, orders, after, factor);
            after = worth[place(orders, 1)];
        }
        return worth;
    }

    /** Among those of the most orders, what one is worth right after an order, x, is a + b·x. */
    private double afterMostOrders(double factor) {
        double a = 0;
        double b = 0;
        for (int recency = recencies; recency >= 1; recency--) {
            double p = chance[place(frequencies, recency)];
            a = factor * (p * reward[frequencies - 1] + (1 - p) * a);
            b = factor * (p + (1 - p) * b);
        }
        return a == 0 ? 0 : a / (1 - b);
    }

    /** @param after what the customer is worth right after an order */
    private void fill(double[] worth, int orders, double after, double factor) {
        double longer = 0;
        for (int recency = recencies; recency >= 1; recency--) {
            double p = chance[place(orders, recency)];
            longer = factor * (p * (reward[orders - 1] + after) + (1 - p) * longer);
            worth[place(orders, recency)] = longer;
        }
    }

    private double[] within(double factor, int horizon) {
        double[] worth = new double[chance.length];
        for (int left = 1; left <= horizon; left++) {
            double[] before = worth;
            worth = new double[chance.length];
            for (int orders = 1; orders <= frequencies; orders++) {
                double after = before[place(Math.min(orders + 1, frequencies), 1)];
                for (int recency = 1; recency <= recencies; recency++) {
                    double p = chance[place(orders, recency)];
                    double longer = recency == recencies ? 0 : before[place(orders, recency + 1)];
                    worth[place(orders, recency)] = factor * (p * (reward[orders - 1] + after) + (1 - p) * longer);
                }
            }
        }
        return worth;
    }

    private int place(int orders, int recency) {
        return (orders - 1) * recencies + recency - 1;
    }

    /** The chance of an order in the next period. */
    double chance(int state) {
        return chance[state];
    }

    /** What a customer in a state is still worth. */
    double value(int state) {
        return value[state];
    }

    /** Summed over customers. */
    double total(RepeatCounts counts) {
        double sum = 0;
        for (int state = 0; state < value.length; state++) {
            sum += counts.customers[state] * value[state];
        }
        return sum;
    }
}
