package io.throughline.journey;

/** Copies of a block with one thing changed, most of them unsound. */
public final class Blocks {
    private Blocks() {}

    /** With other values by row of the timelines. */
    public static JourneyBlock withRowValues(JourneyBlock b, double[] values) {
        Timelines t = b.timelines();
        return copy(
                b,
                new Timelines(t.ordinals(), t.offsets(), t.at(), t.contact(), values, t.idHash(), t.stepClock()),
                b.offset(),
                b.step());
    }

    public static JourneyBlock withSteps(JourneyBlock b, int[] steps) {
        return copy(b, b.timelines(), b.offset(), steps);
    }

    public static JourneyBlock withOffsets(JourneyBlock b, int[] offsets) {
        return copy(b, b.timelines(), offsets, b.step());
    }

    private static JourneyBlock copy(JourneyBlock b, Timelines timelines, int[] offset, int[] step) {
        return new JourneyBlock(
                timelines,
                b.journeys(),
                offset,
                step,
                b.row(),
                b.lastRow(),
                b.slot(),
                b.number(),
                b.interactions(),
                b.value(),
                b.flags());
    }
}
