package io.throughline.journey;

/** Keeps stored timelines in good order without changing what they say. */
public interface TimelineUpkeep {

    /**
     * Makes one of the many timelines that small imports leave for a customer. Waits while an import is under way; safe to be killed.
     *
     * @return customers whose timelines were packed
     */
    int packTimelines();
}
