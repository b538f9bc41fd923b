package io.throughline.path.funnel;

import io.throughline.journey.JourneyBlock;

/**
 * The places of an ordered attempt whose first and last step and place are known: step by step the earliest from which the last can
 * still be reached, an optional step wherever it fits.
 */
final class OrderedPlaces {
    private static final int FAR = Integer.MAX_VALUE;

    private final FunnelPlan plan;
    /** By step and place: from here the end can be reached. */
    private boolean[] good = new boolean[64];

    private int start;
    private int width;

    OrderedPlaces(FunnelPlan plan) {
        this.plan = plan;
    }

    void fill(JourneyBlock block, Attempt attempt) {
        attempt.place[attempt.begin] = attempt.start;
        attempt.place[attempt.far] = attempt.end;
        if (attempt.far - attempt.begin < 2) {
            return;
        }
        prepare(block, attempt);
        int last = attempt.start;
        int required = plan.optional[attempt.begin] ? -1 : last;
        for (int step = attempt.begin + 1; step < attempt.far; step++) {
            int place = place(block, attempt, step, last, required);
            attempt.place[step] = place;
            last = place < 0 ? last : place;
            required = plan.optional[step] ? required : place;
        }
    }

    /** The required step that follows, or the last of the attempt. */
    private int next(Attempt attempt, int step) {
        return Math.min(plan.reach[step], attempt.far);
    }

    private void prepare(JourneyBlock block, Attempt attempt) {
        start = attempt.start;
        width = attempt.end - start + 1;
        int needed = Math.multiplyExact(plan.size, width);
        if (good.length < needed) {
            good = new boolean[Math.max(needed, good.length * 2)];
        }
        for (int k = start; k <= attempt.end; k++) {
            good[attempt.far * width + k - start] = k == attempt.end;
        }
        for (int step = attempt.far - 1; step > attempt.begin; step--) {
            if (!plan.optional[step]) {
                prepare(block, attempt, step);
            }
        }
    }

    private void prepare(JourneyBlock block, Attempt attempt, int step) {
        int next = next(attempt, step);
        int reached = FAR;
        int spoilt = FAR;
        for (int k = attempt.end; k >= start; k--) {
            good[step * width + k - start] = reached != FAR && reached <= spoilt && plan.matches(step, block, k);
            reached = good[next * width + k - start] ? k : reached;
            spoilt = plan.spoils(next, block, k) ? k : spoilt;
        }
    }

    private int place(JourneyBlock block, Attempt attempt, int step, int last, int required) {
        for (int k = required < 0 ? last + 1 : required + 1; k < attempt.end; k++) {
            if (k > last && fits(block, attempt, step, k, required)) {
                return k;
            }
            if (required >= 0 && plan.spoils(step, block, k)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean fits(JourneyBlock block, Attempt attempt, int step, int k, int required) {
        return plan.optional[step]
                ? plan.matches(step, block, k) && leads(block, next(attempt, step), k, required)
                : good[step * width + k - start];
    }

    /** From an optional match here the next required step can be taken. */
    private boolean leads(JourneyBlock block, int next, int here, int required) {
        for (int k = required < 0 ? here + 1 : required + 1; k < start + width; k++) {
            if (k > here && good[next * width + k - start]) {
                return true;
            }
            if (required >= 0 && plan.spoils(next, block, k)) {
                return false;
            }
        }
        return false;
    }
}
