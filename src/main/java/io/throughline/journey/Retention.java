package io.throughline.journey;

import java.util.Map;
import java.util.function.ToLongFunction;

/** Removes what is too old to be kept. Implemented by the store. */
public interface Retention {
    /** Stands for a source whose data are kept for good. */
    long FOR_GOOD = Long.MIN_VALUE;

    /**
     * Removes interactions, feedback and evidence of before a moment, each customer in one transaction; figures follow before it returns. Safe to be killed: what is left goes
     * the next time. Records that were not taken, and values in profiles, go with an import that became visible before the moment. Step numbers, costs and consents stay.
     *
     * @param before by source: what happened earlier goes, microseconds UTC
     * @return interactions and items of feedback that went, by source; empty where nothing was too old
     */
    Map<String, Long> removeOlder(ToLongFunction<String> before);
}
