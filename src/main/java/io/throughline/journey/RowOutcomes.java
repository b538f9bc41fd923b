package io.throughline.journey;

import org.jspecify.annotations.Nullable;

/** What the store makes of the entries of one part, where that is asked; told by several threads for entries of their own. */
public final class RowOutcomes {
    /** What became of an entry. */
    public enum Outcome {
        NEW,
        DUPLICATE,
        /** Refused: its key stands at a row with other content. */
        KEY_TAKEN,
        /** Refused: a time where the customer has step numbers, or the other way round. */
        OTHER_CLOCK;

        public boolean isRefused() {
            return this == KEY_TAKEN || this == OTHER_CLOCK;
        }
    }

    private boolean keysDecide;
    private @Nullable Outcome @Nullable [] outcomes;

    /** Says that two rows of a customer with one key are one, whatever else they say. */
    public void letKeysDecide() {
        keysDecide = true;
    }

    public boolean keysDecide() {
        return keysDecide;
    }

    /** Wants to know what becomes of each entry; after the last was added. */
    public void ask(int entries) {
        outcomes = new Outcome[entries];
    }

    /** Tells it. */
    public void set(int entry, Outcome outcome) {
        if (outcomes != null) {
            outcomes[entry] = outcome;
        }
    }

    /** What became of an entry that is no derived one, where that was asked. */
    public Outcome of(int entry) {
        Outcome outcome = outcomes == null ? null : outcomes[entry];
        return outcome == null ? Outcome.NEW : outcome;
    }
}
