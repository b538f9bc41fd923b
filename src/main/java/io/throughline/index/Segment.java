package io.throughline.index;

import io.throughline.journey.Timelines;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Timelines of some customers, less those a newer segment holds whole. @param masked slots not to be read; null: none */
record Segment(Timelines timelines, @Nullable BitSet masked) {

    boolean reads(int slot) {
        return masked == null || !masked.get(slot);
    }

    void countContacts(long[] counts) {
        int[] contact = timelines.contact();
        for (int slot = 0; slot < timelines.customers(); slot++) {
            if (reads(slot)) {
                for (int row = timelines.offsets()[slot]; row < timelines.offsets()[slot + 1]; row++) {
                    counts[contact[row]]++;
                }
            }
        }
    }

    int liveCustomers() {
        return timelines.customers() - (masked == null ? 0 : masked.cardinality());
    }

    /** The same segment without the customers of {@code newer} (ordinals ascending). */
    Segment without(int[] newer) {
        BitSet mask = masked == null ? new BitSet() : (BitSet) masked.clone();
        int[] ordinals = timelines.ordinals();
        int slot = 0;
        for (int ordinal : newer) {
            slot = java.util.Arrays.binarySearch(ordinals, slot, ordinals.length, ordinal);
            if (slot >= 0) {
                mask.set(slot);
            } else {
                slot = -slot - 1;
            }
        }
        return mask.isEmpty() ? this : new Segment(timelines, mask);
    }
}
