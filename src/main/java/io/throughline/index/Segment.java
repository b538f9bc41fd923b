package io.throughline.index;

import io.throughline.identity.Refusals;
import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of some customers, less those a newer segment holds whole.
 *
 * @param masked slots not to be read; null: none
 * @param columns attributes and traits asked for so far
 */
record Segment(Timelines timelines, @Nullable BitSet masked, LoadedColumns columns) {

    /** All customers, no columns yet. */
    Segment(Timelines timelines) {
        this(timelines, null, new LoadedColumns());
    }

    /** No columns yet. @param mask slots not to be read */
    static Segment of(Timelines timelines, BitSet mask) {
        return new Segment(timelines, mask.isEmpty() ? null : mask, new LoadedColumns());
    }

    /** Slots not to be read. */
    BitSet mask() {
        return masked == null ? new BitSet() : masked;
    }

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

    /** Whether timelines of any of these customers are here, read or not. @param customers ordinals */
    boolean holdsAny(BitSet customers) {
        return customers.stream().anyMatch(ordinal -> Arrays.binarySearch(timelines.ordinals(), ordinal) >= 0);
    }

    int liveCustomers() {
        return timelines.customers() - (masked == null ? 0 : masked.cardinality());
    }

    /** Ordinals of the customers that are read, ascending. */
    int[] liveOrdinals() {
        return IntStream.range(0, timelines.customers())
                .filter(this::reads)
                .map(slot -> timelines.ordinals()[slot])
                .toArray();
    }

    /** Codes by slot, −1 for customers that are not read. */
    int[] unmasked(int[] codes) {
        if (masked == null) {
            return codes;
        }
        int[] copy = codes.clone();
        masked.stream().forEach(slot -> copy[slot] = -1);
        return copy;
    }

    /** The same timelines, of these customers only. @param customers ordinals; null: all */
    Segment only(@Nullable BitSet customers) {
        if (customers == null) {
            return this;
        }
        BitSet mask = masked == null ? new BitSet() : (BitSet) masked.clone();
        int[] ordinals = timelines.ordinals();
        for (int slot = 0; slot < ordinals.length; slot++) {
            if (!customers.get(ordinals[slot])) {
                mask.set(slot);
            }
        }
        return mask.isEmpty() ? this : new Segment(timelines, mask, columns);
    }

    /** The same timelines and columns, less those of customers who refused. */
    Segment without(Refusals refusals) {
        BitSet mask = mask();
        mask = masked == null ? mask : (BitSet) mask.clone();
        long[] ids = timelines.idHash();
        for (int slot = 0; slot < ids.length; slot++) {
            if (refusals.holds(ids[slot])) {
                mask.set(slot);
            }
        }
        return mask.cardinality() == mask().cardinality() ? this : new Segment(timelines, mask, columns);
    }

    /** The same segment without the customers of {@code newer} (ordinals ascending). */
    Segment without(int[] newer) {
        BitSet mask = masked == null ? new BitSet() : (BitSet) masked.clone();
        int[] ordinals = timelines.ordinals();
        int slot = 0;
        for (int ordinal : newer) {
            slot = Arrays.binarySearch(ordinals, slot, ordinals.length, ordinal);
            if (slot >= 0) {
                mask.set(slot);
            } else {
                slot = -slot - 1;
            }
        }
        return mask.isEmpty() ? this : new Segment(timelines, mask, columns.copy());
    }
}
