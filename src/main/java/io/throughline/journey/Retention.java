package io.throughline.journey;

import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Removes what is too old to be kept. Implemented by the store. */
public interface Retention {
    /** Stands for a source whose data are kept for good. */
    long FOR_GOOD = Long.MIN_VALUE;

    /**
     * Removes interactions, feedback and evidence of before a moment, each customer in one transaction, with what the audit log tells of it; figures follow before it returns. Safe to be
     * killed: what is left goes the next time. Records that were not taken, and values in profiles, go with an import that became visible before the moment. Step numbers, costs and consents stay.
     *
     * @param before by source: what happened earlier goes, microseconds UTC
     * @return what went, by source; empty where nothing was too old
     */
    Map<String, Gone> removeOlder(ToLongFunction<String> before);

    /**
     * What went.
     *
     * @param items interactions and items of feedback
     * @param links evidence of two identifiers
     * @param rows records that had not been taken
     * @param columns profiles of columns, of which values went
     */
    record Gone(long items, long links, long rows, long columns) {
        /** Nothing. */
        public static final Gone NOTHING = new Gone(0, 0, 0, 0);

        /** Both together. */
        public Gone plus(Gone more) {
            return new Gone(items + more.items, links + more.links, rows + more.rows, columns + more.columns);
        }

        /** In words. */
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "%d interactions and answers, %d links of identifiers, %d kept rows and values of %d columns were too old",
                    items,
                    links,
                    rows,
                    columns);
        }
    }
}
