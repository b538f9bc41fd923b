package io.throughline.path.funnel;

import io.throughline.journey.JourneyBlock;

/**
 * Required steps in order, from the first, any time between. Taking each step where it comes first gets furthest and completes first;
 * going back from there finds the latest start.
 */
final class PlainSearch implements Attempt.Search {
    private final boolean[][] codes;

    PlainSearch(FunnelPlan plan) {
        codes = new boolean[plan.size][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = java.util.Objects.requireNonNull(plan.codes[i]);
        }
    }

    @Override
    public void find(JourneyBlock block, int from, int to, boolean timed, Attempt best) {
        int[] step = block.step();
        int next = 0;
        int end = -1;
        boolean[] wanted = codes[0];
        for (int k = from; k < to; k++) {
            if (wanted[step[k]]) {
                end = k;
                if (++next == codes.length) {
                    break;
                }
                wanted = codes[next];
            }
        }
        if (next > 0) {
            place(step, next - 1, end, best);
        }
    }

    private void place(int[] step, int far, int end, Attempt best) {
        int start = end;
        for (int i = far - 1; i >= 0; i--) {
            do {
                start--;
            } while (!codes[i][step[start]]);
        }
        best.set(0, far, start, end);
        int at = start - 1;
        for (int i = 0; i <= far; i++) {
            do {
                at++;
            } while (!codes[i][step[at]]);
            best.place[i] = at;
        }
    }
}
