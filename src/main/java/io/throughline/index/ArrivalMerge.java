package io.throughline.index;

import java.util.List;

/** Lays the timelines of one customer end to end: by time, equal times in the order of arrival, then of position. */
final class ArrivalMerge {
    private ArrivalMerge() {}

    /** Takes one interaction: its place in a timeline. */
    @FunctionalInterface
    interface Sink {
        void take(int timeline, int place);
    }

    /**
     * Repeatedly takes the earliest head. Customers have few timelines, so a scan of heads will do.
     *
     * @param at times of each timeline, ascending; the timelines in the order of arrival
     */
    static void run(List<long[]> at, Sink sink) {
        int[] head = new int[at.size()];
        while (true) {
            int best = -1;
            for (int i = 0; i < head.length; i++) {
                boolean left = head[i] < at.get(i).length;
                if (left && (best < 0 || at.get(i)[head[i]] < at.get(best)[head[best]])) {
                    best = i;
                }
            }
            if (best < 0) {
                return;
            }
            sink.take(best, head[best]++);
        }
    }
}
