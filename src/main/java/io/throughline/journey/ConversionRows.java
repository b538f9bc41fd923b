package io.throughline.journey;

/** The rows whose values the value of a conversion adds: several where conversions of one moment are one. */
public final class ConversionRows {
    private final JourneyBlock block;
    private final SameTime moment;

    public ConversionRows(JourneyBlock block, CutPlan plan) {
        this.block = block;
        this.moment = new SameTime(block.timelines(), plan);
    }

    /** Is told of rows. */
    @FunctionalInterface
    public interface Sink {
        /** A row, and what it adds to the value of the conversion. */
        void take(int row, double value);
    }

    /** Those of a converted journey. */
    public void each(int journey, Sink sink) {
        Timelines timelines = block.timelines();
        long[] at = timelines.at();
        int row = block.lastRow().at(block.offset()[journey + 1] - 1);
        int start = timelines.offsets()[block.slot()[journey]];
        int end = timelines.offsets()[block.slot()[journey] + 1];
        int first = row;
        while (first > start && at[first - 1] == at[row]) {
            first--;
        }
        if (first == row && (row + 1 == end || at[row + 1] != at[row])) {
            sink.take(row, block.value()[journey]);
        } else {
            moment.arrange(first, end);
            moment.tell(row, sink);
        }
    }
}
