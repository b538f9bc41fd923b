package io.throughline.ingest.mapping;

import org.jspecify.annotations.Nullable;

/**
 * What an expression came to for values that were met lately: browsers, pages and kinds repeat, and CEL takes longer than looking it up.
 * Lists and objects are the same only where they are the same object, so nothing in them is compared.
 */
final class Memory {
    private static final int SIZE = 1 << 9;
    private static final int LONGEST = 2_000;

    private final Object[] values;
    private final @Nullable Object[][] known = new Object[SIZE][];
    private final @Nullable Object[] results = new Object[SIZE];
    private int place;

    Memory(int values) {
        this.values = new Object[values];
    }

    /** The values that count now; filled by the caller before it asks. */
    Object[] values() {
        return values;
    }

    /** What they came to before; null where that is not known. */
    @Nullable
    Object find() {
        int hash = 1;
        for (Object value : values) {
            hash = 31 * hash + (isPlain(value) ? value.hashCode() : System.identityHashCode(value));
        }
        place = (hash ^ hash >>> 15) & SIZE - 1;
        Object[] there = known[place];
        return there != null && isSame(there) ? results[place] : null;
    }

    /** Keeps what the values came to. */
    void keep(Object result) {
        for (Object value : values) {
            if (value instanceof String text && text.length() > LONGEST) {
                return;
            }
        }
        Object[] there = known[place];
        if (there == null) {
            known[place] = values.clone();
        } else {
            System.arraycopy(values, 0, there, 0, values.length);
        }
        results[place] = result;
    }

    private boolean isSame(Object[] there) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != there[i] && !(isPlain(value) && value.equals(there[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
