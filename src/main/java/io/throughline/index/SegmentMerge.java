package io.throughline.index;

import io.throughline.journey.Ties;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.List;

/** Joins several segments into one, customers by ordinal; masked customers drop out. */
final class SegmentMerge {
    private SegmentMerge() {}

    static Segment merge(List<Segment> segments) {
        SegmentColumns columns = new SegmentColumns();
        for (long place : places(segments)) {
            Timelines timelines = segments.get((int) (place & 0xff)).timelines();
            int slot = Arrays.binarySearch(timelines.ordinals(), (int) (place >>> 8));
            columns.beginCustomer(
                    timelines.ordinals()[slot],
                    timelines.idHash()[slot],
                    timelines.stepClock().get(slot));
            double[] value = timelines.value();
            int[] order = timelines.order();
            double[] sequence = timelines.sequence();
            Ties ties = timelines.ties();
            int shift = columns.rows() - timelines.offsets()[slot];
            for (int row = timelines.offsets()[slot]; row < timelines.offsets()[slot + 1]; row++) {
                columns.add(
                        timelines.at()[row],
                        timelines.contact()[row],
                        value == null ? Double.NaN : value[row],
                        order == null ? 0 : order[row],
                        sequence == null ? Double.NaN : sequence[row]);
                int tie = ties == null ? -1 : ties.find(row);
                if (ties != null && tie >= 0) {
                    int own = ties.owns()[tie];
                    columns.ties()
                            .add(
                                    row + shift,
                                    ties.chains()[tie],
                                    ties.places()[tie] + shift,
                                    own < 0 ? -1 : own + shift);
                }
            }
        }
        return new Segment(columns.build());
    }

    /** Ordinal and segment (lowest 8 bits) of every customer that is read, ascending. */
    private static long[] places(List<Segment> segments) {
        if (segments.size() > 256) {
            throw new IllegalStateException(segments.size() + " segments");
        }
        int size = segments.stream().mapToInt(Segment::liveCustomers).sum();
        long[] places = new long[size];
        int next = 0;
        for (int s = 0; s < segments.size(); s++) {
            int[] ordinals = segments.get(s).timelines().ordinals();
            for (int slot = 0; slot < ordinals.length; slot++) {
                if (segments.get(s).reads(slot)) {
                    places[next++] = ((long) ordinals[slot] << 8) | s;
                }
            }
        }
        Arrays.sort(places);
        return places;
    }
}
