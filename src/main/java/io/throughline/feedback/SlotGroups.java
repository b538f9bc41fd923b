package io.throughline.feedback;

import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Slots of items by the customer they belong to: several where a customer has several ids. */
final class SlotGroups {
    private final int[] customer;
    /** By slot the next one of its customer; −1 after the last. */
    private final int[] next;
    /** By customer, nobody before the others, the first slot; −1 without one. */
    private final int[] first;

    private SlotGroups(int[] customer) {
        this.customer = customer;
        this.next = new int[customer.length];
        this.first = new int[Arrays.stream(customer).max().orElse(StoredVoice.NOBODY) + 2];
        Arrays.fill(first, -1);
        for (int slot = customer.length - 1; slot >= 0; slot--) {
            next[slot] = first[customer[slot] + 1];
            first[customer[slot] + 1] = slot;
        }
    }

    static SlotGroups of(FeedbackItems items, JourneySet set) {
        int[] customer = new int[items.slots()];
        for (int slot = 0; slot < customer.length; slot++) {
            int ordinal = items.ordinal(slot);
            customer[slot] = ordinal == StoredVoice.NOBODY
                    ? StoredVoice.NOBODY
                    : set.columns().customerOf(ordinal);
        }
        return new SlotGroups(customer);
    }

    /** Ordinal of a slot's customer; {@link StoredVoice#NOBODY}. */
    int customer(int slot) {
        return customer[slot];
    }

    /** Whether a slot is its customer's first. */
    boolean isFirst(int slot) {
        return first[customer[slot] + 1] == slot;
    }

    /** All slots of a slot's customer, from that slot on. */
    int[] slots(int slot) {
        if (next[slot] < 0) {
            return new int[] {slot};
        }
        int count = 0;
        for (int one = slot; one >= 0; one = next[one]) {
            count++;
        }
        int[] slots = new int[count];
        int one = slot;
        for (int i = 0; i < count; i++) {
            slots[i] = one;
            one = next[one];
        }
        return slots;
    }

    /** All customers, ascending. */
    int[] customers() {
        return IntStream.range(0, first.length - 1)
                .filter(ordinal -> first[ordinal + 1] >= 0)
                .toArray();
    }
}
