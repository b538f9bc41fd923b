package io.throughline.path.funnel;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;

/** The best attempt of one unit at a funnel: written by its {@link Search}, read by the sums. */
final class Attempt {
    /** Place of each step's match, −1 where it has none. */
    final int[] place;
    /** First and last step matched; far is −1 where nothing is. */
    int begin;

    int far;
    /** First and last place matched. */
    int start;

    int end;

    Attempt(int steps) {
        place = new int[steps];
        clear();
    }

    void clear() {
        Arrays.fill(place, -1);
        begin = -1;
        far = -1;
        start = -1;
        end = -1;
    }

    void set(int begin, int far, int start, int end) {
        this.begin = begin;
        this.far = far;
        this.start = start;
        this.end = end;
    }

    /** Finds the best attempt among the steps at places {@code from} to {@code to} of a block. Kept by one thread. */
    interface Search {
        void find(JourneyBlock block, int from, int to, boolean timed, Attempt best);

        static Search of(FunnelPlan plan) {
            if (plan.isPlain()) {
                return new PlainSearch(plan);
            }
            return switch (plan.order) {
                case STRICT -> new StrictSearch(plan);
                case ORDERED -> new OrderedSearch(plan);
                case ANY -> new AnySearch(plan);
            };
        }
    }
}
