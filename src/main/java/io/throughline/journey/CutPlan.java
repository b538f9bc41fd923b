package io.throughline.journey;

import org.jspecify.annotations.Nullable;

/**
 * A scope and its definition made ready for cutting: every question about an interaction is one look-up by its contact code, every
 * duration is in microseconds.
 *
 * @param step step code of each contact
 * @param flags {@link #DROP}, {@link #CONVERSION}, {@link #DERIVED}, {@link #JOINS} of each contact
 * @param stop nothing after a customer's first conversion counts
 * @param fold conversions at one time and step without an order are one
 * @param leaveOutBare leave out journeys that are nothing but their conversion, as a channel filter asks
 * @param inactivity a strictly longer gap ends a journey; {@link #NONE}: no gap does
 * @param lookback keep what is at most that long before the end; {@link #NONE}: everything
 * @param lookbackSteps keep at most that many interactions before the last; Integer.MAX_VALUE: all
 * @param dataUntil latest time in the data; {@link Long#MIN_VALUE} where there is none
 */
public record CutPlan(
        int[] step,
        byte[] flags,
        boolean stop,
        boolean collapse,
        boolean fold,
        boolean leaveOutBare,
        long inactivity,
        long lookback,
        int lookbackSteps,
        long dataUntil,
        Filter filter) {

    public static final byte DROP = 1;
    public static final byte CONVERSION = 2;
    public static final byte DERIVED = 4;
    /** A derived conversion that is one with its row. */
    public static final byte JOINS = 8;

    public static final long NONE = Long.MAX_VALUE;

    /** Every step its own contact, cut at conversions only. */
    static CutPlan ofSteps(Steps steps, @Nullable Long dataUntil) {
        int[] step = new int[steps.size()];
        byte[] flags = new byte[steps.size()];
        for (int i = 0; i < step.length; i++) {
            step[i] = i;
            flags[i] = steps.isConversion(i) ? CONVERSION : 0;
        }
        return new CutPlan(
                step,
                flags,
                false,
                false,
                true,
                false,
                NONE,
                NONE,
                Integer.MAX_VALUE,
                dataUntil == null ? Long.MIN_VALUE : dataUntil,
                Filter.NONE);
    }

    /** No contact is dropped, and none is derived. */
    boolean onlyConversions() {
        for (byte flag : flags) {
            if ((flag & ~CONVERSION) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean anyDerived() {
        for (byte flag : flags) {
            if ((flag & DERIVED) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Which of the journeys that were cut are kept.
     *
     * @param period null: all; otherwise journeys of step numbers are left out
     * @param visiting step codes that must all be visited
     * @param notVisiting by step: must not be visited; null: none
     * @param startsWith step codes that must be the first, in this order
     */
    public record Filter(
            @Nullable MicroPeriod period,
            @Nullable Boolean converted,
            int[] visiting,
            boolean @Nullable [] notVisiting,
            int[] startsWith,
            int fromNumber,
            int toNumber,
            boolean excludeOpen) {

        public static final Filter NONE =
                new Filter(null, null, new int[0], null, new int[0], 1, Integer.MAX_VALUE, false);

        boolean isTrivial() {
            return period == null
                    && converted == null
                    && visiting.length == 0
                    && notVisiting == null
                    && startsWith.length == 0
                    && fromNumber <= 1
                    && toNumber == Integer.MAX_VALUE
                    && !excludeOpen;
        }
    }

    /** A period in microseconds, [from, to). */
    public record MicroPeriod(long from, long to, boolean byEnd) {}
}
