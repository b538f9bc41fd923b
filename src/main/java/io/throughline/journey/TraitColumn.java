package io.throughline.journey;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * One trait of every customer as dictionary codes: the non-empty value with the latest time, of equal times the later arrival. Cost: 4
 * bytes a customer.
 */
public final class TraitColumn {
    /** The code of a customer without the trait. */
    public static final int MISSING = -1;

    private final String name;
    private final Values values;
    private final Map<Timelines, int[]> codes;

    /** @param codes by slot, −1 where missing, of each timelines of the data, which are told apart by identity */
    public TraitColumn(String name, Values values, Map<Timelines, int[]> codes) {
        this.name = name;
        this.values = values;
        this.codes = new IdentityHashMap<>(codes);
    }

    public String name() {
        return name;
    }

    public Values values() {
        return values;
    }

    /** Codes by slot; readers never write. */
    public int[] codes(Timelines timelines) {
        int[] slots = codes.get(timelines);
        if (slots == null) {
            throw new IllegalArgumentException("timelines of other data than trait " + name);
        }
        return slots;
    }

    /** Codes by customer ordinal, up to the highest that has the trait. */
    public int[] codesByOrdinal() {
        int[] result = new int[0];
        for (Map.Entry<Timelines, int[]> part : codes.entrySet()) {
            int[] ordinals = part.getKey().ordinals();
            for (int slot = 0; slot < ordinals.length; slot++) {
                int code = part.getValue()[slot];
                if (code != MISSING) {
                    result = reserve(result, ordinals[slot]);
                    result[ordinals[slot]] = code;
                }
            }
        }
        return result;
    }

    private static int[] reserve(int[] codes, int ordinal) {
        if (ordinal < codes.length) {
            return codes;
        }
        int[] more = Arrays.copyOf(codes, Math.max(ordinal + 1, codes.length * 2));
        Arrays.fill(more, codes.length, more.length, MISSING);
        return more;
    }
}
