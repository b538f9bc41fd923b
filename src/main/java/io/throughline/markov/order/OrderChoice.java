package io.throughline.markov.order;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.count.Tuples;
import io.throughline.markov.order.MarkovOrders.MarkovOrder;
import io.throughline.markov.order.MarkovOrders.Removal;
import io.throughline.markov.removal.Removals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Chooses how many steps a chain should remember: by how well each order foretells the next steps of customers it has not seen.
 *
 * <p>Source: the one-standard-error rule over ten folds of customers.
 */
public final class OrderChoice {
    private final JourneySet set;
    private final Tuples tuples;

    private OrderChoice(JourneySet set) {
        this.set = set;
        this.tuples = Tuples.of(set);
    }

    public static MarkovOrders of(JourneySet set, MarkovOrders.Request request) {
        return new OrderChoice(set).choose(request);
    }

    private MarkovOrders choose(MarkovOrders.Request request) {
        CrossValidation heldOut = new CrossValidation(tuples);
        heldOut.next(0);
        List<MarkovOrder> orders = new ArrayList<>();
        for (int order = 1; order <= request.max(); order++) {
            CrossValidation.Figures figures = heldOut.next(order);
            double bic =
                    -2 * figures.logLikelihood() + figures.parameters() * Math.log(Math.max(1, figures.nextSteps()));
            orders.add(new MarkovOrder(
                    order,
                    figures.contexts(),
                    figures.logLikelihood(),
                    bic,
                    figures.loss(),
                    figures.standardError(),
                    request.removals() ? effects(order) : List.of()));
        }
        MarkovOrder best = orders.stream()
                .min(Comparator.comparingDouble(MarkovOrder::loss).thenComparing(MarkovOrder::order))
                .orElseThrow();
        MarkovOrder chosen = orders.stream()
                .filter(order -> order.loss() <= best.loss() + best.lossStandardError())
                .findFirst()
                .orElseThrow();
        return new MarkovOrders(chosen.order(), why(orders, best, chosen, heldOut.folds()), orders, fullHistory());
    }

    private static String why(List<MarkovOrder> orders, MarkovOrder best, MarkovOrder chosen, int folds) {
        if (folds < 2) {
            return "Order 1: the customers fill only " + folds
                    + " of ten folds, so nothing can be held out to compare orders by.";
        }
        String text = String.format(
                Locale.ROOT,
                "Order %d: it loses %.4f nats per next step on held-out customers",
                chosen.order(),
                chosen.loss());
        text += chosen.order() == best.order()
                ? String.format(Locale.ROOT, ", the least (standard error %.4f)", best.lossStandardError())
                : String.format(
                        Locale.ROOT,
                        ", within one standard error (%.4f) of the least, %.4f at order %d",
                        best.lossStandardError(),
                        best.loss(),
                        best.order());
        return chosen.order() == 1
                ? text + "."
                : text
                        + String.format(
                                Locale.ROOT,
                                "; order %d loses %.4f, which is more than one standard error above the least.",
                                chosen.order() - 1,
                                orders.get(chosen.order() - 2).loss());
    }

    private List<Removal> effects(int order) {
        return ranked(Removals.of(CountedChain.of(tuples, order)).effects());
    }

    private List<Removal> ranked(double[] effects) {
        Steps steps = set.steps();
        boolean[] occurs = new boolean[steps.size()];
        for (JourneyBlock block : set.blocks()) {
            for (int i = 0; i < block.steps(); i++) {
                occurs[block.step()[i]] = true;
            }
        }
        List<Removal> ranked = new ArrayList<>();
        for (int step = 0; step < effects.length; step++) {
            if (occurs[step] && !steps.isConversion(step)) {
                ranked.add(new Removal(steps.id(step), effects[step]));
            }
        }
        ranked.sort(
                Comparator.comparingDouble(Removal::removalEffect).reversed().thenComparing(Removal::step));
        return ranked;
    }

    private List<Removal> fullHistory() {
        double[] containing = new double[set.steps().size()];
        long[] seen = new long[containing.length];
        long converted = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                if (!block.converted(j)) {
                    continue;
                }
                converted++;
                for (int i = block.offset()[j]; i < block.offset()[j + 1]; i++) {
                    int step = block.step()[i];
                    containing[step] += seen[step] == converted ? 0 : 1;
                    seen[step] = converted;
                }
            }
        }
        for (int step = 0; step < containing.length; step++) {
            containing[step] = converted == 0 ? 0 : containing[step] / converted;
        }
        return ranked(containing);
    }
}
