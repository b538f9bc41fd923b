package io.throughline.path.funnel;

import java.util.Arrays;

/** For each step of a funnel some places that fit it, and a matching of steps to places of their own. */
final class StepPlaces {
    private final int most;
    private final int[][] fit;
    private final int[] count;
    private final int[] assigned;
    private final boolean[] fixed;
    private final boolean[] asked;
    private final int[] saved;
    private int low;

    StepPlaces(int steps) {
        most = 2 * steps;
        fit = new int[steps][most];
        count = new int[steps];
        assigned = new int[steps];
        fixed = new boolean[steps];
        asked = new boolean[steps];
        saved = new int[steps];
    }

    void clear() {
        Arrays.fill(count, 0);
    }

    /** Adds a place; the oldest makes room for it. */
    void push(int step, int place) {
        if (count[step] == most) {
            System.arraycopy(fit[step], 1, fit[step], 0, most - 1);
            count[step]--;
        }
        fit[step][count[step]++] = place;
    }

    /** Adds a place while there is room. */
    void offer(int step, int place) {
        if (count[step] < most) {
            fit[step][count[step]++] = place;
        }
    }

    int count(int step) {
        return count[step];
    }

    int at(int step, int i) {
        return fit[step][i];
    }

    /** Takes all places back; from now on only those from {@code low} on count. */
    void release(int low) {
        this.low = low;
        Arrays.fill(assigned, -1);
        Arrays.fill(fixed, false);
    }

    /** Holds a step to a place; −1 to none. */
    void fix(int step, int place) {
        assigned[step] = place;
        fixed[step] = true;
    }

    /** Gives the step a place, moving others where needed; false where that cannot be. */
    boolean assign(int step) {
        Arrays.fill(asked, false);
        return augment(step);
    }

    /** The same without keeping it. */
    boolean couldAssign(int step) {
        System.arraycopy(assigned, 0, saved, 0, assigned.length);
        boolean could = assign(step);
        System.arraycopy(saved, 0, assigned, 0, assigned.length);
        return could;
    }

    private boolean augment(int step) {
        if (asked[step] || fixed[step]) {
            return false;
        }
        asked[step] = true;
        for (int i = 0; i < count[step]; i++) {
            int place = fit[step][i];
            if (place < low) {
                continue;
            }
            int holder = holder(place);
            if (holder < 0 || augment(holder)) {
                assigned[step] = place;
                return true;
            }
        }
        return false;
    }

    private int holder(int place) {
        for (int step = 0; step < assigned.length; step++) {
            if (assigned[step] == place) {
                return step;
            }
        }
        return -1;
    }
}
