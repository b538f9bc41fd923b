package io.throughline.markov.count;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;

/**
 * Customers whose journeys take the same transitions in the same order, bundled, so that a sample of customers weighs each bundle and not each
 * customer's transitions.
 *
 * <p>Cost: one pass over the transitions to find them; a sample then costs customers + transitions of the distinct ones.
 */
public final class CustomerBundles {
    private final int[][] code;
    /** Of each customer: hash of its id, and its bundle. */
    private long[] hash = new long[1024];

    private int[] bundle = new int[1024];
    private int customers;
    /** Of each bundle: block, first position and end of the customer who was met first. */
    private int[] block = new int[1024];

    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int size;
    /** 1 + bundle by hash of its transitions, 0 for none. */
    private int[] slots = new int[4096];

    private CustomerBundles(int[][] code) {
        this.code = code;
    }

    /** @param edges the transitions of the positions of {@code tuples} */
    public static CustomerBundles of(Tuples tuples, Tuples.Level edges) {
        CustomerBundles bundles = new CustomerBundles(edges.code());
        for (int b = 0; b < tuples.blocks(); b++) {
            bundles.add(b, tuples.set().blocks().get(b), tuples.begin(b));
        }
        return bundles;
    }

    private void add(int b, JourneyBlock journeys, int[] begin) {
        long[] hashes = journeys.timelines().idHash();
        for (int j = 0; j < journeys.journeys(); ) {
            int first = j;
            int slot = journeys.slot()[j];
            while (j < journeys.journeys() && journeys.slot()[j] == slot) {
                j++;
            }
            add(hashes[slot], find(b, begin[first], begin[j]));
        }
    }

    private void add(long customer, int itsBundle) {
        if (customers == hash.length) {
            hash = Arrays.copyOf(hash, customers * 2);
            bundle = Arrays.copyOf(bundle, customers * 2);
        }
        hash[customers] = customer;
        bundle[customers++] = itsBundle;
    }

    private int find(int b, int first, int end) {
        int mask = slots.length - 1;
        int slot = slotOf(b, first, end) & mask;
        while (slots[slot] > 0) {
            int known = slots[slot] - 1;
            if (Arrays.equals(code[block[known]], from[known], to[known], code[b], first, end)) {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        return open(b, first, end);
    }

    private int slotOf(int b, int first, int end) {
        int mixed = 1;
        for (int i = first; i < end; i++) {
            mixed = 31 * mixed + code[b][i];
        }
        mixed *= 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    private int open(int b, int first, int end) {
        if (size == block.length) {
            block = Arrays.copyOf(block, size * 2);
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
            slots = new int[slots.length * 2];
            for (int known = 0; known < size; known++) {
                place(known);
            }
        }
        block[size] = b;
        from[size] = first;
        to[size] = end;
        place(size);
        return size++;
    }

    private void place(int known) {
        int slot = slotOf(block[known], from[known], to[known]) & (slots.length - 1);
        while (slots[slot] > 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = known + 1;
    }

    public int customers() {
        return customers;
    }

    public long hash(int customer) {
        return hash[customer];
    }

    public int bundle(int customer) {
        return bundle[customer];
    }

    public int size() {
        return size;
    }

    /** Adds a weight to the sum of each transition that a bundle takes, as often as it takes it. */
    public void addTo(int[] sums, int ofBundle, int weight) {
        int[] taken = code[block[ofBundle]];
        for (int i = from[ofBundle]; i < to[ofBundle]; i++) {
            sums[taken[i]] += weight;
        }
    }
}
