package io.throughline.path.funnel;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepIds;
import io.throughline.journey.Steps;
import io.throughline.path.StepMatcher;
import org.jspecify.annotations.Nullable;

/** A funnel made ready for one set of journeys: ids are step codes, lengths of time microseconds. Shared by all workers. */
final class FunnelPlan {
    static final long NONE = Long.MAX_VALUE;

    final Funnel.Order order;
    final boolean open;
    final int size;
    final boolean[] optional;
    /** The last required step before each; −1: none. */
    final int[] before;
    /** The first required step after each, or the last step of all where none follows. */
    final int[] reach;
    /** Steps at which an attempt may begin: those before this one. */
    final int begins;
    /** By step: which codes match it; null where {@link #matcher} says. */
    final boolean[] @Nullable [] codes;

    final StepMatcher[] matcher;
    /** By step: which codes must not stand before it; null: none. */
    final boolean[] @Nullable [] not;

    final boolean anyNot;
    final boolean anyOptional;
    final long within;

    FunnelPlan(JourneySet set, Funnel.Request request) {
        order = request.order();
        open = request.entry() == Funnel.Entry.OPEN;
        size = request.steps().size();
        optional = new boolean[size];
        before = new int[size];
        reach = new int[size];
        codes = new boolean[size][];
        matcher = new StepMatcher[size];
        not = new boolean[size][];
        for (int i = 0; i < size; i++) {
            resolve(set.steps(), i, request.steps().get(i));
        }
        begins = open ? size : firstRequired() + 1;
        chain();
        anyNot = request.steps().stream().anyMatch(step -> step.not() != null);
        anyOptional = request.steps().stream().anyMatch(Funnel.Condition::optional);
        within = within(set, request);
    }

    private void resolve(Steps steps, int i, Funnel.Condition step) {
        String name = "steps[" + i + "]";
        optional[i] = step.optional();
        StepMatcher given = step.matching();
        if (given == null && step.anyOf() != null) {
            given = new StepMatcher.OfSteps(StepIds.marked(steps, name + ".anyOf", step.anyOf()));
        }
        matcher[i] = java.util.Objects.requireNonNull(given);
        codes[i] = given instanceof StepMatcher.OfSteps some ? some.marked() : null;
        not[i] = step.not() == null ? null : StepIds.marked(steps, name + ".not", step.not());
    }

    private int firstRequired() {
        int first = 0;
        while (optional[first]) {
            first++;
        }
        return first;
    }

    private void chain() {
        int last = -1;
        for (int i = 0; i < size; i++) {
            before[i] = last;
            last = optional[i] ? last : i;
        }
        int next = size - 1;
        for (int i = size - 1; i >= 0; i--) {
            reach[i] = next;
            next = optional[i] ? next : i;
        }
    }

    private static long within(JourneySet set, Funnel.Request request) {
        if (request.within() == null) {
            return NONE;
        }
        boolean some = set.blocks().stream().anyMatch(block -> block.journeys() > 0);
        if (set.dataUntil() == null && some) {
            throw new InvalidArgument(
                    "within", request.within(), "nothing: the scope holds step numbers only, which have no durations");
        }
        return request.within().toSeconds() * 1_000_000 + request.within().getNano() / 1_000;
    }

    /** The last step that is required. */
    int lastRequired() {
        return optional[size - 1] ? before[size - 1] : size - 1;
    }

    /** One scan that never goes back is enough. */
    boolean isPlain() {
        boolean plain = order == Funnel.Order.ORDERED && !open && !anyOptional && !anyNot && within == NONE;
        for (int i = 0; i < size && plain; i++) {
            plain = codes[i] != null;
        }
        return plain;
    }

    boolean matches(int step, JourneyBlock block, int place) {
        boolean[] marked = codes[step];
        return marked != null ? marked[block.step()[place]] : matcher[step].matches(block, place);
    }

    /** What stands at the place must not stand before a match of the step. */
    boolean spoils(int step, JourneyBlock block, int place) {
        boolean[] unwanted = not[step];
        return unwanted != null && unwanted[block.step()[place]];
    }

    /** The second place is soon enough after the first; a customer of step numbers has no durations, so it never is. */
    boolean inTime(JourneyBlock block, boolean timed, int first, int second) {
        if (within == NONE || first == second) {
            return true;
        }
        long[] at = block.timelines().at();
        return timed && at[block.row().at(second)] - at[block.row().at(first)] <= within;
    }
}
