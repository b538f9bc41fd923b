package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.path.pattern.Completions;
import org.jspecify.annotations.Nullable;

/** Each moment at which a customer is active, by time: a conversion, or where a path pattern is complete. */
abstract class ActiveMoments {
    private final Completions.@Nullable Of pattern;
    private @Nullable Completions completions;

    /** @param pattern null: a conversion */
    ActiveMoments(Completions.@Nullable Of pattern) {
        this.pattern = pattern;
    }

    abstract void at(long time);

    /** The journeys of one customer; those of step numbers have no times. */
    void visit(JourneyBlock block, int first, int end) {
        for (int j = first; j < end && !block.countsSteps(first); j++) {
            if (pattern != null) {
                complete(block, j, pattern);
            } else if (block.converted(j)) {
                at(block.end(j));
            }
        }
    }

    private void complete(JourneyBlock block, int journey, Completions.Of of) {
        Completions here = completions;
        if (here == null) {
            here = of.in(block);
            completions = here;
        }
        for (int place = here.first(journey); place >= 0; place = here.next(journey, place)) {
            at(block.timelines().at()[block.row().at(place)]);
        }
    }
}
