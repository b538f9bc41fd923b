package io.throughline.markov.order;

import io.throughline.journey.InvalidArgument;
import java.util.List;

/**
 * How many steps a chain of these journeys should remember.
 *
 * @param chosen the lowest order whose loss is within one standard error of the least
 * @param why the choice in words, with its numbers
 * @param orders from 1
 * @param fullHistory share of conversions whose journey contains the step: what removal effects tend to as the order grows
 */
public record MarkovOrders(int chosen, String why, List<MarkovOrder> orders, List<Removal> fullHistory) {
    public MarkovOrders {
        orders = List.copyOf(orders);
        fullHistory = List.copyOf(fullHistory);
    }

    /**
     * One order.
     *
     * @param states START and the tuples that journeys go on from
     * @param logLikelihood of all next steps, unsmoothed
     * @param bic −2·logLikelihood + parameters·ln(next steps), parameters = Σ states (observed successors − 1)
     * @param loss held-out, in nats per next step
     * @param lossStandardError over folds
     * @param removalEffects largest first, ties by id
     */
    public record MarkovOrder(
            int order,
            long states,
            double logLikelihood,
            double bic,
            double loss,
            double lossStandardError,
            List<Removal> removalEffects) {
        public MarkovOrder {
            removalEffects = List.copyOf(removalEffects);
        }
    }

    /** A step and what is lost without it. */
    public record Removal(String step, double removalEffect) {}

    /**
     * A question.
     *
     * @param max highest order looked at
     * @param removals whether removal effects are wanted
     */
    public record Request(int max, boolean removals) {
        private static final int MAX_ORDER = 10;

        public Request {
            if (max < 1 || max > MAX_ORDER) {
                throw new InvalidArgument("max", max, "1 to " + MAX_ORDER);
            }
        }
    }
}
