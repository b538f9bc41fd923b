package io.throughline.journey;

/**
 * Journeys of a run of customers, cut and filtered, as primitive columns; all journeys of a customer stand in one block, next to each
 * other, in the order of time. Arrays may be longer than what is used. Readers never write.
 *
 * @param timelines where the rows are
 * @param journeys how many journeys
 * @param offset first step of each journey; journeys + 1 entries used
 * @param step step code of each step
 * @param row row of {@code timelines} at which the step is entered
 * @param lastRow row at which it is left: another one only where a run was collapsed
 * @param slot slot of {@code timelines} of each journey's customer
 * @param number the journey's number among the customer's journeys, from 1, before journey filters
 * @param interactions rows of each journey after lookback, before collapse, derived conversions not counted
 * @param value value of the conversion, 0 if none
 * @param flags {@link #CONVERTED} and {@link #TAIL}
 */
public record JourneyBlock(
        Timelines timelines,
        int journeys,
        int[] offset,
        int[] step,
        StepRows row,
        StepRows lastRow,
        int[] slot,
        int[] number,
        int[] interactions,
        double[] value,
        byte[] flags) {

    /** The journey ends with a conversion, its last step. */
    public static final byte CONVERTED = 1;
    /** Unconverted, and began after a conversion of the same customer. */
    public static final byte TAIL = 2;
    /** Unconverted, and its last interaction is less than the inactivity before the end of the data. */
    public static final byte OPEN = 4;

    public boolean converted(int journey) {
        return (flags[journey] & CONVERTED) != 0;
    }

    public boolean is(int journey, byte flag) {
        return (flags[journey] & flag) != 0;
    }

    /** Time of a journey's first step: microseconds UTC, or the step number. */
    public long start(int journey) {
        return timelines.at()[row.at(offset[journey])];
    }

    /** Time at which a journey's last step is left. */
    public long end(int journey) {
        return timelines.at()[lastRow.at(offset[journey + 1] - 1)];
    }

    /** True where the journey's times are step numbers, so it has no durations. */
    public boolean countsSteps(int journey) {
        return timelines.stepClock().get(slot[journey]);
    }

    public int steps() {
        return offset[journeys];
    }
}
