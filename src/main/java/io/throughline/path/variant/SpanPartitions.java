package io.throughline.path.variant;

/**
 * The runs of one block divided by key, so that all equal runs of a set fall into parts of one number. In each part runs stay in order.
 *
 * @param key of each run, part by part
 * @param run number of each run
 * @param journey of each run
 * @param first first run of each part, and one entry more
 */
record SpanPartitions(long[] key, int[] run, int[] journey, int[] first) {

    /** Room for the runs of one block after the other, so that it stays in the processor's cache. Used by one thread. */
    static final class Room {
        private long[] key = new long[0];
        private int[] journey = new int[0];

        private void reserve(int runs) {
            if (runs > key.length) {
                key = new long[runs];
                journey = new int[runs];
            }
        }
    }

    static SpanPartitions of(Spans runs, SpanKeys keys, int partBits, Room room) {
        int size = runs.size();
        room.reserve(size);
        runs.fill(keys, room.key, room.journey);
        int[] first = new int[(1 << partBits) + 1];
        for (int run = 0; run < size; run++) {
            first[part(room.key[run], partBits) + 1]++;
        }
        for (int part = 1; part < first.length; part++) {
            first[part] += first[part - 1];
        }
        int[] next = first.clone();
        int[] ordered = new int[size];
        int[] journey = runs.onePerJourney() ? ordered : new int[size];
        SpanPartitions parts = new SpanPartitions(new long[size], ordered, journey, first);
        for (int run = 0; run < size; run++) {
            int place = next[part(room.key[run], partBits)]++;
            parts.key[place] = room.key[run];
            parts.run[place] = run;
            journey[place] = room.journey[run];
        }
        return parts;
    }

    static int part(long key, int partBits) {
        return partBits == 0 ? 0 : (int) (SpanKeys.spread(key) >>> (Long.SIZE - partBits));
    }
}
