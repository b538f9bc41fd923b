package io.throughline.path;

import io.throughline.journey.JourneyBlock;

/** Says which single steps of journeys fulfil a condition. */
@FunctionalInterface
public interface StepMatcher {
    /** @param place of a step in the columns of the block */
    boolean matches(JourneyBlock block, int place);

    /** Any of the steps marked, by step code. */
    record OfSteps(boolean[] marked) implements StepMatcher {
        @Override
        public boolean matches(JourneyBlock block, int place) {
            return marked[block.step()[place]];
        }
    }
}
