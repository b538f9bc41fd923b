package io.throughline.feedback;

import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Slots of items by the customer they belong to: several where a customer has several ids. */
final class SlotGroups {
    private final int[] customer;
    /** Slots by customer, each customer's in their order. */
    private final int[] sorted;
    /** By slot, the place in {@code sorted} where its customer's slots begin. */
    private final int[] begin;

    private SlotGroups(int[] customer) {
        this.customer = customer;
        long[] keys = IntStream.range(0, customer.length)
                .mapToLong(slot -> (long) customer[slot] << 32 | slot)
                .sorted()
                .toArray();
        sorted = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        begin = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            boolean same = i > 0 && customer[sorted[i]] == customer[sorted[i - 1]];
            begin[sorted[i]] = same ? begin[sorted[i - 1]] : i;
        }
    }

    static SlotGroups of(FeedbackItems items, JourneySet set) {
        return new SlotGroups(IntStream.range(0, items.slots())
                .map(slot -> items.ordinal(slot) == StoredVoice.NOBODY
                        ? StoredVoice.NOBODY
                        : set.columns().customerOf(items.ordinal(slot)))
                .toArray());
    }

    /** Ordinal of a slot's customer; {@link StoredVoice#NOBODY}. */
    int customer(int slot) {
        return customer[slot];
    }

    /** Whether a slot is its customer's first. */
    boolean isFirst(int slot) {
        return sorted[begin[slot]] == slot;
    }

    /** All slots of a slot's customer. */
    int[] slots(int slot) {
        int end = begin[slot] + 1;
        while (end < sorted.length && begin[sorted[end]] == begin[slot]) {
            end++;
        }
        return Arrays.copyOfRange(sorted, begin[slot], end);
    }

    /** All customers, ascending. */
    int[] customers() {
        int[] all = new int[sorted.length];
        int size = 0;
        for (int slot : sorted) {
            if (customer[slot] >= 0 && isFirst(slot)) {
                all[size++] = customer[slot];
            }
        }
        return Arrays.copyOf(all, size);
    }
}
