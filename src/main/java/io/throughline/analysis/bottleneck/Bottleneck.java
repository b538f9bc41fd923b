package io.throughline.analysis.bottleneck;

import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step costs, and how hard it is to do without it.
 *
 * @param lostConversions see {@link io.throughline.markov.removal.LostConversions}
 * @param usualDropOff the share of visits it would lose if it were like the others, see {@link
 *     io.throughline.markov.removal.LostConversions#typicalDropOff}; what lostConversions are counted against
 * @param medianWaitSeconds from leaving it to what comes next; null where nothing does, where there are no times, or not asked for
 * @param betweenness see {@link io.throughline.graph.Betweenness}; 0 where not asked for, as the two after it are false
 * @param reasons in words with the numbers; empty where nothing stands out
 */
public record Bottleneck(
        String touchpoint,
        double lostConversions,
        double lostValue,
        Rate dropOff,
        double usualDropOff,
        Rate exitShare,
        @Nullable Double medianWaitSeconds,
        @Nullable Double p90WaitSeconds,
        Rate revisits,
        double betweenness,
        Rate passedBy,
        boolean unavoidable,
        boolean narrowestWaist,
        List<String> reasons) {
    public Bottleneck {
        reasons = List.copyOf(reasons);
    }

    /** What is asked; waits, shape and reasons cost more and are worked out on request only. Reasons need both others. */
    public record Request(int first, boolean waits, boolean shape, boolean reasons) {
        public Request {
            waits |= reasons;
            shape |= reasons;
        }
    }

    Bottleneck withReasons(List<String> why) {
        return new Bottleneck(
                touchpoint,
                lostConversions,
                lostValue,
                dropOff,
                usualDropOff,
                exitShare,
                medianWaitSeconds,
                p90WaitSeconds,
                revisits,
                betweenness,
                passedBy,
                unavoidable,
                narrowestWaist,
                why);
    }
}
