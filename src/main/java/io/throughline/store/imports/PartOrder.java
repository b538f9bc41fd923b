package io.throughline.store.imports;

import io.throughline.journey.InteractionBatch;

/**
 * The entries of a part by (customer, time, sequence), otherwise in order of arrival.
 *
 * <p>Cost: one counting sort by customer, then a merge of already ordered runs within each; 8 bytes an entry.
 */
final class PartOrder {
    private final int[] entries;
    private final int[] offsets;

    private PartOrder(int[] entries, int[] offsets) {
        this.entries = entries;
        this.offsets = offsets;
    }

    static PartOrder of(InteractionBatch part) {
        int customers = part.customers.size();
        int[] offsets = new int[customers + 1];
        for (int i = 0; i < part.size(); i++) {
            offsets[part.customer(i) + 1]++;
        }
        for (int c = 0; c < customers; c++) {
            offsets[c + 1] += offsets[c];
        }
        int[] next = offsets.clone();
        int[] entries = new int[part.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[next[part.customer(i)]++] = i;
        }
        int[] work = new int[0];
        for (int c = 0; c < customers; c++) {
            int length = offsets[c + 1] - offsets[c];
            if (!ordered(part, entries, offsets[c], offsets[c + 1])) {
                work = work.length < length ? new int[length] : work;
                sort(part, entries, offsets[c], offsets[c + 1], work);
            }
        }
        return new PartOrder(entries, offsets);
    }

    /** First place of a customer's entries. */
    int from(int customer) {
        return offsets[customer];
    }

    int to(int customer) {
        return offsets[customer + 1];
    }

    /** The entry at a place. */
    int entry(int place) {
        return entries[place];
    }

    private static boolean after(InteractionBatch part, int left, int right) {
        long at = part.at(left);
        long other = part.at(right);
        return at > other
                || (at == other
                        && part.hasSequences()
                        && Double.compare(part.sequence(left), part.sequence(right)) > 0);
    }

    private static boolean ordered(InteractionBatch part, int[] entries, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (after(part, entries[i - 1], entries[i])) {
                return false;
            }
        }
        return true;
    }

    private static void sort(InteractionBatch part, int[] entries, int from, int to, int[] work) {
        if (to - from < 12) {
            insert(part, entries, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(part, entries, from, middle, work);
        sort(part, entries, middle, to, work);
        System.arraycopy(entries, from, work, 0, middle - from);
        int left = 0;
        int leftEnd = middle - from;
        int right = middle;
        for (int i = from; left < leftEnd; i++) {
            boolean takeRight = right < to && after(part, work[left], entries[right]);
            entries[i] = takeRight ? entries[right++] : work[left++];
        }
    }

    private static void insert(InteractionBatch part, int[] entries, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int entry = entries[i];
            int j = i - 1;
            while (j >= from && after(part, entries[j], entry)) {
                entries[j + 1] = entries[j];
                j--;
            }
            entries[j + 1] = entry;
        }
    }
}
