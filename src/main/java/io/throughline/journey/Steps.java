package io.throughline.journey;

import java.util.List;

/**
 * The steps that paths of one set of journeys are made of: dense codes 0 … size − 1, every conversion step among them.
 * Codes rise with the id in lexicographic order, so comparing codes compares ids.
 */
public final class Steps {
    private final String[] ids;
    private final boolean[] conversion;

    /** Ids ascending and distinct. */
    public Steps(List<String> ids, boolean[] conversion) {
        this.ids = ids.toArray(String[]::new);
        this.conversion = conversion.clone();
        for (int i = 1; i < this.ids.length; i++) {
            if (this.ids[i - 1].compareTo(this.ids[i]) >= 0) {
                throw new IllegalArgumentException("steps out of order: " + this.ids[i - 1] + ", " + this.ids[i]);
            }
        }
    }

    public int size() {
        return ids.length;
    }

    public String id(int step) {
        return ids[step];
    }

    public boolean isConversion(int step) {
        return conversion[step];
    }

    /** The code of an id, or −1. */
    public int find(String id) {
        int place = java.util.Arrays.binarySearch(ids, id);
        return place < 0 ? -1 : place;
    }
}
