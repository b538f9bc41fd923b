package io.throughline.ingest.mapping;

import io.throughline.ingest.text.TextStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Keys that were met, 16 bytes of their SHA-256 each, so that long keys cost no more than short ones. */
final class SeenKeys {
    /** Keys that are remembered at most. */
    private static final int LIMIT = 1 << 24;

    private final MessageDigest digest = TextStream.sha256();
    private long[] table = new long[1 << 11];
    private int size;

    /** What is remembered of a key. */
    record Key(long first, long second) {}

    Key of(String text) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Key(hash.getLong(), hash.getLong());
    }

    boolean holds(Key key) {
        int place = place(table, key.first, key.second);
        return table[place] != 0 || table[place + 1] != 0;
    }

    void add(Key key) {
        if (size == LIMIT) {
            return;
        }
        if (size * 3L > table.length) {
            grow();
        }
        size += put(table, key.first, key.second) ? 1 : 0;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0 || table[i + 1] != 0) {
                put(larger, table[i], table[i + 1]);
            }
        }
        table = larger;
    }

    private static boolean put(long[] into, long first, long second) {
        int place = place(into, first, second);
        boolean fresh = into[place] == 0 && into[place + 1] == 0;
        into[place] = first;
        into[place + 1] = second;
        return fresh;
    }

    /** Where the pair stands, or the free place where it belongs. */
    private static int place(long[] in, long first, long second) {
        int mask = in.length - 2;
        int place = (int) (first ^ first >>> 32) & mask & ~1;
        while ((in[place] != 0 || in[place + 1] != 0) && (in[place] != first || in[place + 1] != second)) {
            place = place + 2 & mask;
        }
        return place;
    }
}
