package io.throughline.quality;

import org.jspecify.annotations.Nullable;

/**
 * What is odd about the interactions of one import as a whole. Customers are counted part by part of the import, so that one whose rows lie in
 * several parts of 4 million rows counts in each.
 *
 * @param perCustomerMedian interactions of a customer
 * @param perCustomerMost interactions of the customer with most of them
 * @param gapMedianSeconds from an interaction to the customer's next; null where there is none, or steps stand for times
 * @param sameMoment interactions at the very time of the customer's one before
 * @param backwards rows whose time is before that of the row above
 * @param future interactions after the moment of the import
 * @param ancient interactions before the year 2000
 * @param spikeShare largest share of interactions that one minute has, where it is a twentieth or more, else 0; exact up to 8,192 interactions
 * @param spikeAtMicros that minute
 * @param fastCustomers customers with more than 60 interactions within a minute
 * @param regularCustomers customers with 20 interactions or more at nearly equal distances
 * @param robotRows rows whose agent calls itself a robot
 */
public record JourneyProfile(
        long interactions,
        long customers,
        double perCustomerMedian,
        long perCustomerMost,
        @Nullable Double gapMedianSeconds,
        long sameMoment,
        long backwards,
        long future,
        long ancient,
        double spikeShare,
        @Nullable Long spikeAtMicros,
        long fastCustomers,
        long regularCustomers,
        long robotRows) {

    /** Customers that are hardly people. */
    public long suspects() {
        return fastCustomers + regularCustomers;
    }
}
