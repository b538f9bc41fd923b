package io.throughline.path.funnel;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;

/**
 * Steps in order with anything between. For each step at which an attempt may begin, one scan keeps for every step the latest start of
 * an attempt that could take that step next.
 *
 * <p>Cost: places × steps for each step to begin at.
 */
final class OrderedSearch implements Attempt.Search {
    private static final int NO = -1;

    private final FunnelPlan plan;
    private final OrderedPlaces places;
    /** Latest start of an attempt for which each step may come next. */
    private final int[] ready;

    OrderedSearch(FunnelPlan plan) {
        this.plan = plan;
        this.places = new OrderedPlaces(plan);
        this.ready = new int[plan.size];
    }

    @Override
    public void find(JourneyBlock block, int from, int to, boolean timed, Attempt best) {
        for (int begin = 0; begin < plan.begins && best.far < plan.size - 1; begin++) {
            Arrays.fill(ready, NO);
            for (int k = from; k < to && best.far < plan.size - 1; k++) {
                take(block, k, timed, begin, best);
            }
        }
        if (best.far >= 0) {
            places.fill(block, best);
        }
    }

    private void take(JourneyBlock block, int k, boolean timed, int begin, Attempt best) {
        for (int step = plan.size - 1; step > begin; step--) {
            int start = ready[step];
            if (start == NO) {
                continue;
            }
            boolean matched = plan.matches(step, block, k) && plan.inTime(block, timed, start, k);
            if (plan.before[step] >= begin && plan.spoils(step, block, k)) {
                ready[step] = NO;
            }
            if (matched) {
                reach(begin, step, start, k, best);
            }
        }
        if (plan.matches(begin, block, k)) {
            reach(begin, begin, k, k, best);
        }
    }

    private void reach(int begin, int step, int start, int k, Attempt best) {
        if (step > best.far) {
            best.set(begin, step, start, k);
        }
        if (plan.optional[step] && step != begin) {
            return;
        }
        for (int next = step + 1; next <= plan.reach[step] && next < plan.size; next++) {
            ready[next] = Math.max(ready[next], start);
        }
    }
}
