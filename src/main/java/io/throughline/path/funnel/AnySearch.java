package io.throughline.path.funnel;

import io.throughline.journey.JourneyBlock;

/**
 * Steps in any order, each by a place of its own: a matching of steps to places, grown by augmenting paths. Of the places that fit a
 * step as many as there are steps are enough to know whether a matching exists.
 */
final class AnySearch implements Attempt.Search {
    private final FunnelPlan plan;
    private final StepPlaces places;

    AnySearch(FunnelPlan plan) {
        this.plan = plan;
        this.places = new StepPlaces(plan.size);
    }

    @Override
    public void find(JourneyBlock block, int from, int to, boolean timed, Attempt best) {
        for (int begin = 0; begin < plan.begins && best.far < plan.size - 1; begin++) {
            scan(block, from, to, timed, begin, best);
        }
        if (best.far >= 0) {
            startLate(block, from, timed, best);
            place(block, best);
        }
    }

    private void scan(JourneyBlock block, int from, int to, boolean timed, int begin, Attempt best) {
        places.clear();
        int low = from;
        for (int k = from; k < to && best.far < plan.size - 1; k++) {
            while (!plan.inTime(block, timed, low, k)) {
                low++;
            }
            boolean any = false;
            for (int step = begin; step < plan.size; step++) {
                if (plan.matches(step, block, k)) {
                    places.push(step, k);
                    any = true;
                }
            }
            int far = any ? furthest(begin, low) : -1;
            if (far > best.far) {
                best.set(begin, far, low, k);
            }
        }
    }

    /** The last step up to which all required ones have places not before {@code low}. */
    private int furthest(int begin, int low) {
        places.release(low);
        int far = -1;
        for (int step = begin; step < plan.size; step++) {
            boolean must = step == begin || !plan.optional[step];
            boolean fits = must ? places.assign(step) : places.couldAssign(step);
            if (must && !fits) {
                return far;
            }
            far = fits ? step : far;
        }
        return far;
    }

    private boolean isNeeded(Attempt best, int step) {
        return step == best.begin || step == best.far || !plan.optional[step];
    }

    /** Moves the start to the latest place from which all needed steps still have places. */
    private void startLate(JourneyBlock block, int from, boolean timed, Attempt best) {
        places.clear();
        places.release(from);
        for (int k = best.end; k >= from && plan.inTime(block, timed, k, best.end); k--) {
            best.start = k;
            if (offer(block, k, best) && allNeeded(best, best.begin)) {
                return;
            }
        }
    }

    private boolean offer(JourneyBlock block, int k, Attempt best) {
        boolean any = false;
        for (int step = best.begin; step <= best.far; step++) {
            if (plan.matches(step, block, k)) {
                places.offer(step, k);
                any = true;
            }
        }
        return any;
    }

    private boolean allNeeded(Attempt best, int from) {
        places.release(best.start);
        for (int step = best.begin; step < from; step++) {
            places.fix(step, best.place[step]);
        }
        for (int step = from; step <= best.far; step++) {
            if (isNeeded(best, step) && !places.assign(step)) {
                return false;
            }
        }
        return true;
    }

    /** Step by step the earliest place that leaves places for those after it. */
    private void place(JourneyBlock block, Attempt best) {
        places.clear();
        for (int k = best.start; k <= best.end; k++) {
            offer(block, k, best);
        }
        for (int step = best.begin; step <= best.far; step++) {
            best.place[step] = earliest(best, step);
        }
    }

    private int earliest(Attempt best, int step) {
        for (int i = 0; i < places.count(step); i++) {
            int k = places.at(step, i);
            best.place[step] = k;
            if (isFree(best, step, k) && allNeeded(best, step + 1)) {
                return k;
            }
        }
        return -1;
    }

    private static boolean isFree(Attempt best, int step, int k) {
        for (int other = best.begin; other < step; other++) {
            if (best.place[other] == k) {
                return false;
            }
        }
        return true;
    }
}
