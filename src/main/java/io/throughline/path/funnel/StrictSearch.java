package io.throughline.path.funnel;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;

/**
 * Steps that follow each other directly: every start is tried, branching only where an optional step may be left out; no state of a
 * start is looked at twice.
 */
final class StrictSearch implements Attempt.Search {
    private final FunnelPlan plan;
    private final int[] seen;
    private final int[] trail;
    private int tries;

    StrictSearch(FunnelPlan plan) {
        this.plan = plan;
        int states = plan.size * plan.size;
        this.seen = new int[plan.anyOptional ? states * (plan.anyNot ? plan.size + 1 : 1) : 0];
        this.trail = new int[plan.size];
    }

    @Override
    public void find(JourneyBlock block, int from, int to, boolean timed, Attempt best) {
        for (int begin = 0; begin < plan.begins && best.far < plan.size - 1; begin++) {
            int farBefore = best.far;
            for (int k = from; k < to; k++) {
                if (plan.matches(begin, block, k)) {
                    Arrays.fill(trail, -1);
                    newTry();
                    Walk walk = new Walk(block, to, timed, begin, k, farBefore, best);
                    walk.go(begin, k, plan.optional[begin] ? -1 : k);
                }
            }
        }
    }

    private void newTry() {
        if (++tries == Integer.MAX_VALUE) {
            Arrays.fill(seen, 0);
            tries = 1;
        }
    }

    private boolean isNew(int step, int offset, int required) {
        if (seen.length == 0) {
            return true;
        }
        int state = step * plan.size + offset;
        int at = plan.anyNot ? state * (plan.size + 1) + required + 1 : state;
        boolean fresh = seen[at] != tries;
        seen[at] = tries;
        return fresh;
    }

    /** All that can be done from one start. */
    private final class Walk {
        private final JourneyBlock block;
        private final int to;
        private final boolean timed;
        private final int begin;
        private final int start;
        private final int farBefore;
        private final Attempt best;

        Walk(JourneyBlock block, int to, boolean timed, int begin, int start, int farBefore, Attempt best) {
            this.block = block;
            this.to = to;
            this.timed = timed;
            this.begin = begin;
            this.start = start;
            this.farBefore = farBefore;
            this.best = best;
        }

        /** @param required place of the last required match, −1: none yet */
        void go(int step, int k, int required) {
            trail[step] = k;
            if (isNew(step, k - start, required < 0 ? -1 : required - start)) {
                note(step, k);
                for (int next = step + 1; next < plan.size && next <= plan.reach[step]; next++) {
                    if (mayTake(next, k + 1, required)) {
                        go(next, k + 1, plan.optional[next] ? required : k + 1);
                    }
                }
            }
            trail[step] = -1;
        }

        private void note(int step, int k) {
            boolean further = step > best.far;
            boolean sooner =
                    step == best.far && step > farBefore && (k < best.end || (k == best.end && start > best.start));
            if (further || sooner) {
                best.set(begin, step, start, k);
                System.arraycopy(trail, 0, best.place, 0, trail.length);
            }
        }

        private boolean mayTake(int step, int k, int required) {
            if (k >= to || !plan.matches(step, block, k) || !plan.inTime(block, timed, start, k)) {
                return false;
            }
            for (int between = required + 1; required >= 0 && between < k; between++) {
                if (plan.spoils(step, block, between)) {
                    return false;
                }
            }
            return true;
        }
    }
}
