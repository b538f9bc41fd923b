package io.throughline.persona.discovery;

import java.util.Arrays;

/** Customers with the same counts, who are one row with a weight to whatever only counts. */
final class DistinctCustomers {
    private final int[] offset;
    private final int[] cell;
    private final int[] count;

    private DistinctCustomers(int[] offset, int[] cell, int[] count) {
        this.offset = offset;
        this.cell = cell;
        this.count = count;
    }

    /** The first customer with the same entries, of each; entries as in {@link Cells}. */
    static int[] of(int[] offset, int[] cell, int[] count) {
        return new DistinctCustomers(offset, cell, count).firsts();
    }

    private int[] firsts() {
        int customers = offset.length - 1;
        int[] firsts = new int[customers];
        int[] table = new int[Integer.highestOneBit(Math.max(1, customers)) * 4];
        Arrays.fill(table, -1);
        for (int customer = 0; customer < customers; customer++) {
            int place = hash(customer) & (table.length - 1);
            while (table[place] >= 0 && !isEqual(table[place], customer)) {
                place = (place + 1) & (table.length - 1);
            }
            if (table[place] < 0) {
                table[place] = customer;
            }
            firsts[customer] = table[place];
        }
        return firsts;
    }

    private int hash(int customer) {
        long h = 0x9E3779B97F4A7C15L;
        for (int e = offset[customer]; e < offset[customer + 1]; e++) {
            h = (h ^ ((long) cell[e] << 32 | count[e])) * 0xbf58476d1ce4e5b9L;
            h ^= h >>> 29;
        }
        return (int) (h ^ (h >>> 32));
    }

    private boolean isEqual(int a, int b) {
        return Arrays.equals(cell, offset[a], offset[a + 1], cell, offset[b], offset[b + 1])
                && Arrays.equals(count, offset[a], offset[a + 1], count, offset[b], offset[b + 1]);
    }
}
