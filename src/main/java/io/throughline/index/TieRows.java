package io.throughline.index;

import io.throughline.journey.Ties;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Growing {@link Ties}. */
final class TieRows {
    private int[] rows = new int[0];
    private int[] chains = new int[0];
    private int[] places = new int[0];
    private int[] owns = new int[0];
    private int size;

    void add(int row, int chain, int place, int own) {
        if (size == rows.length) {
            int more = Math.max(64, size * 2);
            rows = Arrays.copyOf(rows, more);
            chains = Arrays.copyOf(chains, more);
            places = Arrays.copyOf(places, more);
            owns = Arrays.copyOf(owns, more);
        }
        rows[size] = row;
        chains[size] = chain;
        owns[size] = own;
        places[size++] = place;
    }

    @Nullable
    Ties build() {
        return size == 0
                ? null
                : new Ties(
                        Arrays.copyOf(rows, size),
                        Arrays.copyOf(chains, size),
                        Arrays.copyOf(places, size),
                        Arrays.copyOf(owns, size));
    }
}
