package io.throughline.ingest.mapping;

import io.throughline.ingest.text.TextStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/** Keys that were met, 16 bytes of their SHA-256 each, so that long keys cost no more than short ones. What comes when it is full is counted. */
final class SeenKeys {
    /** Keys that are remembered at most, in half a gigabyte. */
    private static final int MOST = 1 << 24;

    private final MessageDigest digest = TextStream.sha256();
    private long[] table = new long[1 << 11];
    private int size;
    private final int most;
    private long forgotten;

    SeenKeys() {
        this(MOST);
    }

    /** @param most keys that are remembered */
    SeenKeys(int most) {
        this.most = most;
    }

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
        if (size == most) {
            forgotten += holds(key) ? 0 : 1;
            return;
        }
        if (size * 3L > table.length) {
            grow();
        }
        size += put(table, key.first, key.second) ? 1 : 0;
    }

    /** Says how many came when it was full, since it was asked last: nobody knows whether those repeat one another. */
    void tell(String reason, List<String> notes) {
        if (forgotten > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "CHECK: %,d records were taken without knowing whether they repeat one another (%s), since only %,d keys are remembered; give the file in parts by customer.",
                    forgotten,
                    reason,
                    size));
            forgotten = 0;
        }
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
