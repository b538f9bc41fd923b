package io.throughline.analysis.map;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.map.Goal;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import io.throughline.path.pattern.Completions;
import java.time.Duration;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Journeys that enter a stage, and those of them that reach a goal. Cost: one pass over the steps up to the match. */
final class GoalSums {
    private final boolean[] inside;
    private final Completions.Of pattern;
    private final long within;
    private final @Nullable BitSet members;
    private final ClusteredRate met = new ClusteredRate();
    private final Stays stays = new Stays(1);

    private GoalSums(boolean[] inside, Completions.Of pattern, long within, @Nullable BitSet members) {
        this.inside = inside;
        this.pattern = pattern;
        this.within = within;
        this.members = members;
    }

    /**
     * Null where the goal has no pattern. Faults as those of {@link Completions#pattern}.
     *
     * @param inside by contact: in the stage
     * @param members whose goal it is; null: everyone's
     */
    static @Nullable GoalSums of(JourneySet set, boolean[] inside, Goal goal, @Nullable BitSet members) {
        String success = goal.success();
        if (success == null) {
            return null;
        }
        Completions.Of pattern = Completions.pattern("goals." + goal.id() + ".success", success, set);
        Duration within = goal.within();
        long micros = within == null ? Long.MAX_VALUE : within.toNanos() / 1_000;
        return set.blocks().parallelStream()
                .map(block -> new GoalSums(inside, pattern, micros, members).gather(block))
                .reduce(GoalSums::merge)
                .orElseGet(() -> new GoalSums(inside, pattern, micros, members));
    }

    private GoalSums gather(JourneyBlock block) {
        Completions completions = pattern.in(block);
        int[] slot = block.slot();
        for (int first = 0; first < block.journeys(); ) {
            boolean asked = members == null || members.get(block.timelines().ordinals()[slot[first]]);
            long reached = 0;
            long entered = 0;
            int next = first;
            while (next < block.journeys() && slot[next] == slot[first]) {
                int enter = asked ? enter(block, next) : -1;
                boolean counts = enter >= 0 && (within == Long.MAX_VALUE || !block.countsSteps(next));
                entered += counts ? 1 : 0;
                reached += counts && isMet(block, completions, next, enter) ? 1 : 0;
                next++;
            }
            met.add(reached, entered);
            first = next;
        }
        return this;
    }

    private int enter(JourneyBlock block, int journey) {
        int[] contact = block.timelines().contact();
        for (int place = block.offset()[journey]; place < block.offset()[journey + 1]; place++) {
            if (inside[contact[block.row().at(place)]]) {
                return place;
            }
        }
        return -1;
    }

    private boolean isMet(JourneyBlock block, Completions completions, int journey, int enter) {
        int complete = completions.first(journey);
        boolean before = complete >= 0 && complete < enter && within == Long.MAX_VALUE;
        while (complete >= 0 && complete < enter) {
            complete = completions.next(journey, complete);
        }
        if (complete < 0) {
            return before;
        }
        if (block.countsSteps(journey)) {
            return true;
        }
        long[] at = block.timelines().at();
        long took = at[block.row().at(complete)] - at[block.row().at(enter)];
        if (took > within) {
            return before;
        }
        stays.add(0, took);
        return true;
    }

    private GoalSums merge(GoalSums other) {
        met.add(other.met);
        stays.merge(other.stays);
        return this;
    }

    Rate met() {
        return met.rate("journeys that enter the stage");
    }

    @Nullable
    Double medianSeconds() {
        return stays.medianSeconds(0);
    }
}
